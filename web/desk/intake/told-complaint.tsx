import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import { Button, Kbd, Textarea } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { StatusBadge } from '../parts/complaint-words.tsx';
import { FaultNote } from '../parts/states.tsx';
import { exact } from '../parts/when.tsx';
import { say } from '../words.ts';
import { asWritten } from './as-written.ts';
import { DigitGroups } from './read-back.tsx';

/** A complaint as its complainant is told of it: what to say, and what they may answer. */
export type Told = {
  readonly number: string;
  readonly status: Status;
  /** What is read out: where it stands and what comes next. */
  readonly sentence: string;
  readonly dueAt: string | null;
  /** What was asked of the person and is still missing. */
  readonly question: string | null;
  readonly until: string | null;
  /** What it is about, for the one who reads it out; null where that stays the caller's secret. */
  readonly about: string | null;
  /** Takes the answer; absent where it cannot be taken here. */
  readonly supply?: (answer: string) => Promise<void>;
};

/** An existing complaint, told without leaving the call. */
export function ToldComplaint({ told, onClose }: { told: Told; onClose: () => void }) {
  const head = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read out anew for another complaint
  useEffect(() => head.current?.focus(), [told.number]);
  return (
    <section className="told" aria-label={say('desk-intake.told.title')}>
      <div className="told-head">
        <h2 className="side-title" tabIndex={-1} ref={head}>
          <DigitGroups digits={told.number} />
        </h2>
        <StatusBadge status={told.status} />
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconArrowBackUp size={16} stroke={1.6} aria-hidden className="turned" />}
          rightSection={<Kbd size="xs">Esc</Kbd>}
          onClick={onClose}
        >
          {say('desk-intake.told.back')}
        </Button>
      </div>
      {told.about === null ? null : (
        <p className="told-about">
          <bdi>{told.about}</bdi>
        </p>
      )}
      <p className="to-say">{told.sentence}</p>
      {told.dueAt === null ? null : (
        <p className="told-due">{say('desk-intake.told.due', { date: exact(told.dueAt) })}</p>
      )}
      {told.question === null ? null : (
        <Question key={told.number} told={told} question={told.question} />
      )}
    </section>
  );
}

function Question({ told, question }: { told: Told; question: string }) {
  const [answer, setAnswer] = useState('');
  const [fault, setFault] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const { supply, until } = told;
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (supply === undefined || answer.trim().length < 2 || busy) return;
    setBusy(true);
    setFault(null);
    try {
      await supply(answer.trim());
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey && event.key === 'Enter')) return;
    // The answer is sent, not the complaint that may stand beside it.
    event.preventDefault();
    void submit();
  };
  return (
    <form className="told-question" onSubmit={submit}>
      <h3>{say('desk-intake.told.question')}</h3>
      <p className="to-say">
        <bdi>{question}</bdi>
      </p>
      {until === null ? null : (
        <p className="told-due">{say('desk-intake.told.until', { date: exact(until) })}</p>
      )}
      {supply === undefined ? null : (
        <>
          <Textarea
            label={say('desk-intake.told.answer')}
            dir={asWritten(answer)}
            autosize
            minRows={2}
            maxRows={5}
            value={answer}
            onChange={(event) => setAnswer(event.currentTarget.value)}
            onKeyDown={onKeyDown}
          />
          <FaultNote fault={fault} />
          <Button type="submit" loading={busy} disabled={answer.trim().length < 2}>
            {say('desk-intake.told.supply')} <Kbd ms="xs">Ctrl+Enter</Kbd>
          </Button>
        </>
      )}
    </form>
  );
}
