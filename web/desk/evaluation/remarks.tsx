import type { evaluationRoutes, OwnMonth, WorkMonth } from '@insaf/contract/evaluation.ts';
import { Button, Textarea, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../api.ts';
import { FaultNote } from '../parts/states.tsx';
import { exact } from '../parts/when.tsx';
import { say } from '../words.ts';

type Remarks = WorkMonth['remarks'];

function Written({ remarks }: { remarks: Remarks }) {
  return (
    <ul className="work-list">
      {remarks.map(({ words, at }) => (
        <li key={at}>
          <p className="work-words" dir="auto">
            {words}
          </p>
          <time className="work-quiet" dateTime={at}>
            {exact(at)}
          </time>
        </li>
      ))}
    </ul>
  );
}

/** What somebody wrote beside their month, for who reads it. */
export function Remarks({ of: { agency, remarks } }: { of: WorkMonth }) {
  return (
    <section className="card" aria-labelledby={`remarks-${agency.code}`}>
      <Title order={3} size="h4" id={`remarks-${agency.code}`}>
        {say('desk-evaluation.remarks.title')}
      </Title>
      {remarks.length === 0 ? (
        <p className="card-quiet">{say('desk-evaluation.remarks.none')}</p>
      ) : (
        <Written remarks={remarks} />
      )}
    </section>
  );
}

/** What one wrote beside one's own month, and a place to write more. */
export function OwnRemarks({ of: { agency, month, remarks } }: { of: OwnMonth }) {
  const [words, setWords] = useState('');
  const queries = useQueryClient();
  const adding = useMutation({
    mutationFn: () =>
      call<typeof evaluationRoutes.remarkOnMyWork>('POST', '/me/work/remarks', {
        body: { agency: agency.code, month, words },
      }),
    onSuccess: async () => {
      setWords('');
      await queries.invalidateQueries({ queryKey: ['my-work'] });
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    adding.mutate();
  };
  return (
    <section className="card" aria-labelledby={`remarks-${agency.code}`}>
      <Title order={3} size="h4" id={`remarks-${agency.code}`}>
        {say('desk-evaluation.remarks.own_title')}
      </Title>
      <p className="card-quiet">{say('desk-evaluation.remarks.own_text')}</p>
      {remarks.length === 0 ? null : <Written remarks={remarks} />}
      <form className="card-stack" onSubmit={send}>
        <Textarea
          label={say('desk-evaluation.remarks.field')}
          description={say('desk-evaluation.remarks.hint')}
          required
          autosize
          minRows={3}
          maxLength={2000}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <FaultNote fault={adding.error} />
        <div className="card-acts">
          <Button type="submit" loading={adding.isPending} disabled={words.trim().length < 3}>
            {say('desk-evaluation.remarks.add')}
          </Button>
          <p className="card-done" role="status">
            {adding.isSuccess && words === '' ? say('desk-evaluation.remarks.added') : ''}
          </p>
        </div>
      </form>
    </section>
  );
}
