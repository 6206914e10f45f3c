import type { causeRoutes } from '@insaf/contract/causes.ts';
import type { complaintRoutes, referralRoutes } from '@insaf/contract/complaints.ts';
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api.ts';
import { say } from '../../words.ts';
import { ActForm } from './act-form.tsx';
import type { ActProps } from './acts.ts';
import { useDraft } from './draft.ts';
import { faultAt } from './field-fault.ts';
import { Phrases, usePhrases } from './phrases.tsx';
import { useAct } from './use-act.ts';

const kinds = {
  askComplainant: {
    field: 'question',
    least: 2,
    send: (number: string, question: string, version: number) =>
      call<typeof complaintRoutes.askComplainant>('POST', '/complaints/:number/ask', {
        params: { number },
        body: { question, version },
      }),
  },
  handBack: {
    field: 'reason',
    least: 3,
    send: (number: string, reason: string, version: number) =>
      call<typeof referralRoutes.handBackComplaint>('POST', '/complaints/:number/hand-back', {
        params: { number },
        body: { reason, version },
      }),
  },
  release: {
    field: 'reason',
    least: 3,
    send: (number: string, reason: string, version: number) =>
      call<typeof complaintRoutes.releaseComplaint>('POST', '/complaints/:number/release', {
        params: { number },
        body: { reason, version },
      }),
  },
  ungather: {
    field: 'reason',
    least: 3,
    send: (number: string, reason: string, version: number) =>
      call<typeof causeRoutes.ungatherComplaint>('POST', '/complaints/:number/ungather', {
        params: { number },
        body: { reason, version },
      }),
  },
  takeOver: {
    field: 'reason',
    least: 3,
    send: (number: string, reason: string, version: number) =>
      call<typeof referralRoutes.takeOverComplaint>('POST', '/complaints/:number/take-over', {
        params: { number },
        body: { reason, version },
      }),
  },
} as const;

/** An act that needs nothing but words: a question to the person, or a reason. */
export function WordsAct({
  complaint,
  verb,
  close,
  done,
}: ActProps & { verb: keyof typeof kinds }) {
  const { field, least, send } = kinds[verb];
  const [draft, set] = useDraft(complaint.number, verb, { words: '' });
  const [missing, setMissing] = useState(false);
  const acting = useAct(
    complaint,
    verb,
    (version) => send(complaint.number, draft.words, version),
    done,
  );
  const phrases = usePhrases(verb, complaint.language);
  const isShort = draft.words.trim().length < least;
  const check = () => {
    setMissing(isShort);
    return !isShort;
  };
  return (
    <ActForm {...{ complaint, verb, acting, check, close }} fields={[field]}>
      {verb === 'handBack' && complaint.handBacks === 1 ? (
        <p className="act-warning">{say('desk-complaint.acts.handBack.second')}</p>
      ) : null}
      <Textarea
        label={say(`desk-complaint.acts.${verb}.words`)}
        description={say(`desk-complaint.acts.${verb}.hint`)}
        autosize
        minRows={4}
        maxRows={14}
        required
        maxLength={verb === 'askComplainant' ? 4000 : 2000}
        value={draft.words}
        error={
          missing && isShort ? say('desk-complaint.acts.needed') : faultAt(acting.fault, field)
        }
        onChange={(event) => set({ words: event.currentTarget.value })}
      />
      <Phrases
        phrases={phrases}
        language={complaint.language}
        choose={(phrase) => set({ words: joinWords(draft.words, phrase) })}
      />
    </ActForm>
  );
}

function joinWords(before: string, more: string): string {
  if (before.includes(more)) return before;
  return before.trim() === '' ? more : `${before.trimEnd()}\n${more}`;
}
