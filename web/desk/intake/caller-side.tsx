import { Button, Kbd } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useShortcuts } from '../frame/shortcuts.tsx';
import { say } from '../words.ts';
import { CallerCard } from './caller-card.tsx';
import { Enquiry, useToldOfCaller } from './enquiry.tsx';
import { TelephoneReadBack } from './read-back.tsx';
import { type Told, ToldComplaint } from './told-complaint.tsx';
import { readTyped, type useCaller } from './use-caller.ts';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

/**
 * Beside the form: the telephone read back, who calls, what they have open, and, when one of those or any
 * other complaint is asked about, what to tell them of it.
 */
export function CallerSide({
  phone,
  lookup,
  onDone,
}: {
  phone: string;
  lookup: ReturnType<typeof useCaller>;
  /** Back to the form. */
  onDone: () => void;
}) {
  const toldOf = useToldOfCaller();
  const [own, setOwn] = useState<string | null>(null);
  const [other, setOther] = useState<Told | null>(null);
  const [asking, setAsking] = useState(false);
  const caller = lookup.data;
  const e164 = readTyped(phone)?.e164;
  const close = () => {
    setOwn(null);
    setOther(null);
    setAsking(false);
    onDone();
  };
  // Another caller: what the last one was told is gone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the telephone stands for the caller
  useEffect(() => {
    setOwn(null);
    setOther(null);
    setAsking(false);
  }, [e164]);

  const complaints = caller?.complaints ?? [];
  const openAt = (index: number) => {
    const complaint = complaints[index];
    if (complaint !== undefined) setOwn(complaint.number);
  };
  const openOwn = (number: string) => {
    const isOwn = complaints.some((complaint) => complaint.number === number);
    if (isOwn) {
      setOwn(number);
      setAsking(false);
    }
    return isOwn;
  };
  const busy = own !== null || other !== null || asking;
  useShortcuts([
    {
      keys: 'F4',
      words: 'desk-intake.keys.enquire',
      run: () => {
        setOwn(null);
        setOther(null);
        setAsking(true);
      },
    },
    ...(complaints.length === 0
      ? []
      : digits.slice(0, complaints.length).flatMap((digit, index) => [
          { keys: digit, words: 'desk-intake.keys.open', run: () => openAt(index) },
          { keys: `Alt+${digit}`, words: 'desk-intake.keys.open', run: () => openAt(index) },
        ])),
    ...(busy ? [{ keys: 'Escape', words: 'desk-intake.keys.back', run: close }] : []),
  ]);

  const complaint = complaints.find(({ number }) => number === own);
  const told = complaint !== undefined && caller ? toldOf(caller, complaint) : other;
  return (
    <aside className="side" aria-label={say('desk-intake.side')}>
      {e164 === undefined ? null : <TelephoneReadBack e164={e164} />}
      {told !== null ? (
        <ToldComplaint told={told} onClose={close} />
      ) : asking ? (
        <Enquiry own={openOwn} onTold={setOther} onClose={close} />
      ) : (
        <>
          <CallerCard lookup={lookup} onOpen={({ number }) => setOwn(number)} />
          <Button
            className="to-enquiry"
            variant="subtle"
            size="compact-md"
            onClick={() => setAsking(true)}
          >
            {say('desk-intake.enquiry.open')} <Kbd ms="xs">F4</Kbd>
          </Button>
        </>
      )}
    </aside>
  );
}
