import type { BulkOutcome } from '@insaf/contract/queue.ts';
import { Button, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { ComplaintNumber } from '../parts/complaint-words.tsx';
import { say } from '../words.ts';

/** What happened: how many were done, and each that was not with why. */
export function BulkResults({
  outcomes,
  close,
}: {
  outcomes: readonly BulkOutcome[];
  close: () => void;
}) {
  const refused = outcomes.filter(({ done }) => !done);
  const done = outcomes.length - refused.length;
  return (
    <Stack>
      <div role="status" className="results">
        {done === 0 ? null : (
          <p className="results-done">
            <IconCircleCheck size={20} stroke={1.6} aria-hidden />
            {say('desk-queue.bulk.done', { count: done })}
          </p>
        )}
        {refused.length === 0 ? null : (
          <p className="results-not">
            <IconAlertTriangle size={20} stroke={1.6} aria-hidden />
            {say('desk-queue.bulk.not_done', { count: refused.length })}
          </p>
        )}
      </div>
      {refused.length === 0 ? null : (
        <>
          <table className="results-table">
            <caption>{say('desk-queue.bulk.not_done_why')}</caption>
            <tbody>
              {refused.map(({ number, message }) => (
                <tr key={number}>
                  <th scope="row">
                    <a href={`/desk/complaints/${number}`}>
                      <ComplaintNumber number={number} />
                    </a>
                  </th>
                  <td>{message}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Text size="sm" c="dimmed">
            {say('desk-queue.bulk.kept_selected')}
          </Text>
        </>
      )}
      <div className="dialog-acts">
        <Button onClick={close} autoFocus>
          {say('desk-queue.bulk.close')}
        </Button>
      </div>
    </Stack>
  );
}
