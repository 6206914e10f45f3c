import './intake.css';
import { Button, Kbd, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { type Shortcut, useShortcuts } from '../frame/shortcuts.tsx';
import { usePageTitle } from '../parts/title.ts';
import { say } from '../words.ts';
import { CallerSide } from './caller-side.tsx';
import { FiledPanel } from './filed-panel.tsx';
import { MannerFields } from './intake-fields.tsx';
import { KeptCalls } from './kept-calls.tsx';
import type { useCaller } from './use-caller.ts';
import type { Intake } from './use-intake.ts';

/**
 * What a call and a visit to the counter stand in: the heading, what is taken down, what ends it, and, once it
 * was sent, what to read out; beside it who calls.
 */
export function IntakeFrame({
  desk,
  intake,
  lookup,
  keys = [],
  file = intake.file,
  next = intake.next,
  isOff = false,
  beside,
  receipt,
  children,
}: {
  desk: 'call' | 'counter';
  intake: Intake;
  lookup: ReturnType<typeof useCaller>;
  /** What more the keyboard does here. */
  keys?: readonly Shortcut[];
  file?: () => void;
  next?: () => void;
  /** It cannot be filed yet. */
  isOff?: boolean;
  /** Beside the heading, while it is taken down. */
  beside?: ReactNode;
  receipt?: ReactNode;
  children: ReactNode;
}) {
  const { form, sending, focus } = intake;
  usePageTitle(say(`desk-intake.${desk}.title`));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new one has another key, and begins here
  useEffect(() => focus('complainants.0.phone'), [form.key]);
  useShortcuts([
    { keys: 'Ctrl+Enter', words: 'desk-intake.keys.file', run: file },
    { keys: 'F2', words: 'desk-intake.keys.next', run: next },
    ...keys,
  ]);
  const isSent = sending !== undefined && sending.state !== 'refused';
  const nextWords = say(`desk-intake.${desk}.next`);
  return (
    <div className={`intake is-${desk}`}>
      <div className="intake-main">
        <header className="intake-head">
          <Title order={1} size="h4">
            {say(`desk-intake.${desk}.title`)}
          </Title>
          {isSent ? null : beside}
          <KeptCalls intake={intake} />
        </header>
        {isSent ? (
          <FiledPanel sending={sending} onNext={next} nextWords={nextWords} receipt={receipt} />
        ) : (
          <div className="intake-form">
            {children}
            <div className="intake-foot">
              <MannerFields intake={intake} />
              <div className="intake-acts">
                <Button variant="subtle" onClick={next}>
                  {nextWords} <Kbd ms="xs">F2</Kbd>
                </Button>
                <Button size="md" onClick={file} disabled={isOff}>
                  {say('desk-intake.file')} <Kbd ms="xs">Ctrl+Enter</Kbd>
                </Button>
              </div>
            </div>
          </div>
        )}
      </div>
      <CallerSide
        phone={form.people[0]?.phone ?? ''}
        lookup={lookup}
        onDone={() => focus('text')}
      />
    </div>
  );
}
