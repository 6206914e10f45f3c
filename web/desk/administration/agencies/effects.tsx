import type { AgencyEffects } from '@insaf/contract/agencies.ts';
import { Alert } from '@mantine/core';
import { say } from '../../words.ts';
import type { Change } from './change-dialog.tsx';

/** What a change would do, as a list of sentences; or why it would be refused. */
export function Effects({ effects, change }: { effects: AgencyEffects; change: Change }) {
  const { refused, openComplaints, recounted, toJudge, below, staff } = effects;
  const upTo = ({ count, capped }: { count: number; capped: boolean }) => ({
    count,
    capped: capped ? 'yes' : 'no',
  });
  return (
    <div role="status" className="card-stack">
      {refused === null ? null : (
        <Alert color="clay" title={say('desk-agencies.effects.refused')}>
          {refused.message}
        </Alert>
      )}
      <div className="admin-effects">
        <h3 className="admin-small-head">{say('desk-agencies.effects.title')}</h3>
        <ul>
          <li>{say('desk-agencies.effects.complaints', upTo(openComplaints))}</li>
          {recounted.count === 0 ? null : (
            <li>{say('desk-agencies.effects.recounted', upTo(recounted))}</li>
          )}
          <li>{say('desk-agencies.effects.to_judge', upTo(toJudge))}</li>
          <li>{say('desk-agencies.effects.below', { count: below })}</li>
          <li>{say('desk-agencies.effects.staff', { count: staff })}</li>
        </ul>
        <p className="card-text">{say(`desk-agencies.effects.${change}`)}</p>
      </div>
    </div>
  );
}
