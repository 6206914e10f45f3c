import type { Standing, StandingGroup } from '@insaf/contract/standing.ts';
import { Title } from '@mantine/core';
import { Scrolling } from '../../ui/scrolling.tsx';
import { say } from '../words.ts';
import { groupName } from './names.ts';
import { columns, StandingRow } from './standing-row.tsx';

/** Agencies that are compared with each other: how their index is spread, and those that the reader reaches. */
export function Group({ group, members }: { group: StandingGroup; members: readonly Standing[] }) {
  const name = groupName(group);
  const id = `group-${group.peers}-${group.size}`;
  return (
    <section className="card" aria-labelledby={id}>
      <Title order={2} size="h4" id={id}>
        {name}
      </Title>
      <p className="card-quiet">
        {say('desk-standing.group', { count: group.agencies })}{' '}
        {group.quartiles === null
          ? say('desk-standing.too_few')
          : say('desk-standing.quartiles', group.quartiles)}
      </p>
      <Scrolling label={say('desk-standing.scrolls', { group: name })}>
        <table className="standing-table">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {say(`desk-standing.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {members.map((standing) => (
              <StandingRow
                key={standing.agency.code}
                standing={standing}
                middle={group.quartiles?.middle ?? null}
              />
            ))}
          </tbody>
        </table>
      </Scrolling>
    </section>
  );
}
