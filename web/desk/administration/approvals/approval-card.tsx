import '../changes.css';
import type { Approval, approvalRoutes } from '@insaf/contract/approvals.ts';
import { Button, Stack, Textarea, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api.ts';
import { FaultNote } from '../../parts/states.tsx';
import { When } from '../../parts/when.tsx';
import { say } from '../../words.ts';
import { tellFields } from '../change-words.ts';

/** One thing asked for that takes two: what would be done, why, and the decision. */
export function ApprovalCard({ approval }: { approval: Approval }) {
  const { id, kind, state, by, at, expiresAt, reason, details, can } = approval;
  const [words, setWords] = useState('');
  const queries = useQueryClient();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['administration'] });
  const params = { id };
  const deciding = useMutation({
    mutationFn: (approve: boolean) =>
      call<typeof approvalRoutes.decideApproval>('POST', '/approvals/:id/decision', {
        ...{ params, body: { approve, words } },
      }),
    onSuccess,
  });
  const withdrawing = useMutation({
    mutationFn: () =>
      call<typeof approvalRoutes.withdrawApproval>('DELETE', '/approvals/:id', { params }),
    onSuccess,
  });
  return (
    <section className="card" aria-labelledby={`a-${id}`}>
      <Title order={2} size="h4" id={`a-${id}`}>
        {say(`desk-approvals.kind.${kind}`)}{' '}
        <span className="badge badge-quiet">{say(`desk-approvals.state.${state}`)}</span>
      </Title>
      <p className="card-quiet">
        {say('desk-approvals.by', { name: by })} · <When at={at} />
        {state === 'asked' ? (
          <>
            {' · '}
            {say('desk-approvals.until')} <When at={expiresAt} />
          </>
        ) : null}
      </p>
      <dl className="admin-fields">
        {tellFields(null, details).map(({ name, after }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{after}</bdi>
            </dd>
          </div>
        ))}
        <div>
          <dt>{say('desk-approvals.reason')}</dt>
          <dd dir="auto">{reason}</dd>
        </div>
        {approval.decidedBy === null || state === 'withdrawn' ? null : (
          <div>
            <dt>{say('desk-approvals.decided_by', { name: approval.decidedBy })}</dt>
            <dd dir="auto">{approval.words}</dd>
          </div>
        )}
      </dl>
      <FaultNote fault={deciding.error ?? withdrawing.error} />
      {can.decide ? (
        <Stack>
          <Textarea
            autosize
            label={say('desk-approvals.words')}
            description={say('desk-approvals.words_hint')}
            value={words}
            onChange={({ currentTarget }) => setWords(currentTarget.value)}
          />
          <div className="dialog-acts">
            <Button
              loading={deciding.isPending && deciding.variables}
              onClick={() => deciding.mutate(true)}
            >
              {say('desk-approvals.approve')}
            </Button>
            <Button
              variant="default"
              c="clay"
              loading={deciding.isPending && !deciding.variables}
              onClick={() => deciding.mutate(false)}
            >
              {say('desk-approvals.refuse')}
            </Button>
          </div>
        </Stack>
      ) : null}
      {can.withdraw ? (
        <Button
          variant="default"
          loading={withdrawing.isPending}
          onClick={() => withdrawing.mutate()}
        >
          {say('desk-approvals.withdraw')}
        </Button>
      ) : null}
    </section>
  );
}
