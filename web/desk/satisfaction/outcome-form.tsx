import type { RemovedAnswer, satisfactionRoutes } from '@insaf/contract/satisfaction.ts';
import { Button, Radio, Stack, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../api.ts';
import { FaultNote } from '../parts/states.tsx';
import { say } from '../words.ts';

const outcomes = ['graded', 'no_answer', 'refused'] as const;
type Outcome = (typeof outcomes)[number];
const grades = [5, 4, 3, 2, 1] as const;
const answers = ['yes', 'partly', 'no'] as const satisfies readonly RemovedAnswer[];

/** What came of a call, as the person said it. */
export function OutcomeForm({
  number,
  told,
  changed,
}: {
  number: string;
  told: (words: string) => void;
  changed: () => void;
}) {
  const [outcome, setOutcome] = useState<Outcome | ''>('');
  const [grade, setGrade] = useState('');
  const [removed, setRemoved] = useState<RemovedAnswer | ''>('');
  const [words, setWords] = useState('');
  const whole = outcome !== '' && (outcome !== 'graded' || (grade !== '' && removed !== ''));
  const recording = useMutation({
    mutationFn: (_: undefined) =>
      call<typeof satisfactionRoutes.recordSatisfactionCall>(
        'POST',
        '/satisfaction-calls/:number/outcome',
        {
          params: { number },
          body:
            outcome === 'graded' && removed !== ''
              ? {
                  ...{ outcome, grade: Number(grade), removed },
                  ...(words.trim() === '' ? {} : { words }),
                }
              : { outcome: outcome === 'refused' ? 'refused' : 'no_answer' },
        },
      ),
    onSuccess: ({ state }) => told(say(`desk-satisfaction.${saidOf(state)}`)),
    onError: changed,
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (whole) recording.mutate(undefined);
  };
  return (
    <form onSubmit={send}>
      <Stack gap="md">
        <Radio.Group
          label={say('desk-satisfaction.outcome')}
          value={outcome}
          onChange={(value) => setOutcome(value as Outcome)}
        >
          {outcomes.map((value) => (
            <Radio
              key={value}
              mt="xs"
              value={value}
              label={say(`desk-satisfaction.outcomes.${value}`)}
            />
          ))}
        </Radio.Group>
        {outcome === 'graded' ? (
          <>
            <Radio.Group
              label={say('desk-satisfaction.grade')}
              required
              value={grade}
              onChange={setGrade}
            >
              {grades.map((value) => (
                <Radio
                  key={value}
                  mt="xs"
                  value={String(value)}
                  label={say(`desk-satisfaction.grades.${value}`)}
                />
              ))}
            </Radio.Group>
            <Radio.Group
              label={say('desk-satisfaction.removed')}
              required
              value={removed}
              onChange={(value) => setRemoved(value as RemovedAnswer)}
            >
              {answers.map((value) => (
                <Radio
                  key={value}
                  mt="xs"
                  value={value}
                  label={say(`desk-satisfaction.removed_answers.${value}`)}
                />
              ))}
            </Radio.Group>
            <Textarea
              label={say('desk-satisfaction.words')}
              autosize
              minRows={2}
              maxLength={2000}
              dir="auto"
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
            />
            {whole ? null : <p className="waiting-lapses">{say('desk-satisfaction.needed')}</p>}
          </>
        ) : null}
        <FaultNote fault={recording.error} />
        <div className="waiting-acts">
          <Button type="submit" mih={44} disabled={!whole} loading={recording.isPending}>
            {say('desk-satisfaction.save')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function saidOf(state: string): 'saved' | 'try_later' | 'not_reached' {
  if (state === 'asked') return 'try_later';
  return state === 'not_reached' ? 'not_reached' : 'saved';
}
