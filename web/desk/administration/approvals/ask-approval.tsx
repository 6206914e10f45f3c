import type { AskedFor, approvalRoutes } from '@insaf/contract/approvals.ts';
import { Button, Stack, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { call } from '../../api.ts';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { FaultNote } from '../../parts/states.tsx';
import { say } from '../../words.ts';

type Asked = AskedFor extends infer One
  ? One extends AskedFor
    ? Pick<One, 'kind' | 'order'>
    : never
  : never;

/** Asks for what takes two, with a reason; then says that it waits for a colleague. */
export function AskApproval({
  asked,
  disabled = false,
  close,
}: {
  asked: Asked;
  disabled?: boolean;
  close: () => void;
}) {
  const [reason, setReason] = useState('');
  const queries = useQueryClient();
  const asking = useMutation({
    mutationFn: () =>
      call<typeof approvalRoutes.askApproval>('POST', '/approvals', {
        body: { ...asked, reason } as AskedFor,
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['administration', 'approvals'] }),
  });
  if (asking.isSuccess) {
    return (
      <Stack>
        <p role="status" className="card-note">
          {say('desk-approvals.asked_now')}{' '}
          <Link to={'/administration/approvals' as never} search={{ list: 'asked' } as never}>
            {say('desk-approvals.list.asked')}
          </Link>
        </p>
        <div className="dialog-acts">
          <Button variant="default" onClick={close}>
            {say('desk.close')}
          </Button>
        </div>
      </Stack>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    asking.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <p className="card-note">{say('desk-approvals.takes_two')}</p>
        <Textarea
          required
          autosize
          minRows={2}
          label={say('desk-approvals.reason')}
          description={say('desk-approvals.reason_hint')}
          value={reason}
          error={faultAt(asking.error, 'reason')}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <FaultNote fault={asking.error} />
        <div className="dialog-acts">
          <Button
            type="submit"
            disabled={disabled || reason.trim().length < 5}
            loading={asking.isPending}
          >
            {say('desk-approvals.ask')}
          </Button>
          <Button variant="default" onClick={close}>
            {say('desk.back')}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
