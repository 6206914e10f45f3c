import { Button, Kbd, Loader } from '@mantine/core';
import { IconCircleCheck, IconCloudOff } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { exact } from '../parts/when.tsx';
import { say } from '../words.ts';
import type { Sending } from './outbox.ts';
import { DigitGroups } from './read-back.tsx';

/**
 * What was filed, to be read out: number and code in groups, and the sentence to say. Until the server has
 * answered it says so; the next call need not wait for it.
 */
export function FiledPanel({
  sending,
  onNext,
  nextWords,
  receipt,
}: {
  sending: Sending;
  onNext: () => void;
  nextWords: string;
  /** What prints the receipt, where the person takes one with them: it comes first then. */
  receipt?: ReactNode;
}) {
  const next = useRef<HTMLButtonElement>(null);
  const { filed, state } = sending;
  // biome-ignore lint/correctness/useExhaustiveDependencies: Enter goes on as soon as it is filed
  useEffect(() => {
    if (receipt === undefined) next.current?.focus();
  }, [state]);
  return (
    <section className="filed" aria-live="assertive">
      {filed === undefined ? (
        <>
          <p className="filed-state is-waiting">
            {state === 'waiting' ? (
              <IconCloudOff size={28} stroke={1.6} aria-hidden />
            ) : (
              <Loader size={24} />
            )}
            {say(state === 'waiting' ? 'desk-intake.filed.waiting' : 'desk-intake.filed.sending')}
          </p>
          {state === 'waiting' ? (
            <p className="to-say">
              {say(`desk-intake.filed.${isTold(sending) ? 'waiting_say' : 'waiting_say_untold'}`)}
            </p>
          ) : null}
        </>
      ) : (
        <>
          <p className="filed-state">
            <IconCircleCheck size={28} stroke={1.6} aria-hidden />
            {say('desk-intake.filed.title', { name: sending.title })}
          </p>
          <dl className="filed-digits">
            <div>
              <dt>{say('desk-intake.filed.number')}</dt>
              <dd>
                <DigitGroups digits={filed.number} />
              </dd>
            </div>
            <div>
              <dt>{say('desk-intake.filed.code')}</dt>
              <dd className="is-code">
                <DigitGroups digits={filed.code} />
              </dd>
            </div>
          </dl>
          <p className="to-say">
            {say(receipt ? 'desk-intake.filed.say_with_receipt' : 'desk-intake.filed.say', {
              date: exact(filed.dueAt),
            })}
          </p>
        </>
      )}
      <div className="row filed-acts">
        {receipt}
        <Button
          ref={next}
          size="lg"
          variant={receipt ? 'default' : 'filled'}
          className="filed-next"
          onClick={onNext}
        >
          {nextWords} {receipt ? null : <Kbd ms="sm">Enter</Kbd>} <Kbd ms="xs">F2</Kbd>
        </Button>
      </div>
    </section>
  );
}

/** Whether a message will bring the number to the person. */
function isTold({ body }: Sending): boolean {
  const { noticeBy, phone, email } = body.complainants[0] ?? {};
  return noticeBy === undefined ? Boolean(phone || email) : noticeBy !== 'none';
}
