import './intake.css';
import { Button, Kbd, Title } from '@mantine/core';
import { useEffect } from 'react';
import { useShortcuts } from '../frame/shortcuts.tsx';
import { usePageTitle } from '../parts/title.ts';
import { say } from '../words.ts';
import { CallTimer } from './call-timer.tsx';
import { CallerSide } from './caller-side.tsx';
import { FiledPanel } from './filed-panel.tsx';
import { CallerFields, MannerFields, MatterFields } from './intake-fields.tsx';
import { KeptCalls } from './kept-calls.tsx';
import { useCaller } from './use-caller.ts';
import { useIntake } from './use-intake.ts';

/** A call taken down on one screen, by the keyboard alone. */
export default function CallPage() {
  const intake = useIntake('hotline');
  const { form, sending, drafts, file, next, resume, focus } = intake;
  const phone = form.people[0]?.phone ?? '';
  const lookup = useCaller(phone);
  usePageTitle(say('desk-intake.call.title'));
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new call has another key, and begins here
  useEffect(() => focus('complainants.0.phone'), [form.key]);
  const [latest] = drafts;
  useShortcuts([
    { keys: 'Ctrl+Enter', words: 'desk-intake.keys.file', run: file },
    { keys: 'F2', words: 'desk-intake.keys.next', run: next },
    ...(latest === undefined
      ? []
      : [{ keys: 'Alt+d', words: 'desk-intake.keys.resume', run: () => resume(latest) }]),
  ]);
  const isSent = sending !== undefined && sending.state !== 'refused';
  return (
    <div className="intake is-call">
      <div className="intake-main">
        <header className="intake-head">
          <Title order={1} size="h4">
            {say('desk-intake.call.title')}
          </Title>
          {isSent ? null : <CallTimer since={form.startedAt} />}
          <KeptCalls intake={intake} />
        </header>
        {isSent ? (
          <FiledPanel sending={sending} onNext={next} nextWords={say('desk-intake.call.next')} />
        ) : (
          <div className="intake-form">
            <CallerFields intake={intake} caller={lookup.data} />
            <MatterFields intake={intake} caller={lookup.data} />
            <div className="intake-foot">
              <MannerFields intake={intake} />
              <div className="intake-acts">
                <Button variant="subtle" onClick={next}>
                  {say('desk-intake.call.next')} <Kbd ms="xs">F2</Kbd>
                </Button>
                <Button size="md" onClick={file}>
                  {say('desk-intake.file')} <Kbd ms="xs">Ctrl+Enter</Kbd>
                </Button>
              </div>
            </div>
          </div>
        )}
      </div>
      <CallerSide phone={phone} lookup={lookup} onDone={() => focus('text')} />
    </div>
  );
}
