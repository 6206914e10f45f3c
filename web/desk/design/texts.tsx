import { statuses } from '@insaf/contract/complaint-lifecycle.ts';
import { Text, Title } from '@mantine/core';
import { ComplaintNumber, StatusBadge } from '../parts/complaint-words.tsx';
import { When } from '../parts/when.tsx';
import { say } from '../words.ts';

const hours = (count: number) => new Date(Date.now() + count * 3_600_000).toISOString();

/** Headings, running text with both scripts and digits, dates as people say them, numbers, statuses. */
export function Texts() {
  return (
    <div className="design-stack">
      {([1, 2, 3, 4] as const).map((order) => (
        <Title key={order} order={order === 1 ? 2 : order} size={`h${order}`}>
          {say('desk-design.sample.heading')}
        </Title>
      ))}
      <Text>{say('desk-design.sample.mixed')}</Text>
      <Text c="dimmed" size="sm">
        {say('desk-design.sample.quiet')}
      </Text>
      <p>
        <a href="#page">{say('desk-design.sample.link')}</a>
      </p>
      <p>
        <ComplaintNumber number="482915073364" />
      </p>
      <p className="design-row">
        {[-30, -3, 2, 26, 80, 400].map((count) => (
          <When key={count} at={hours(count)} />
        ))}
      </p>
      <p className="design-row">
        {statuses.map((status) => (
          <StatusBadge key={status} status={status} />
        ))}
      </p>
      <table className="design-table">
        <tbody>
          {[1, 24, 1808, 120_450].map((count) => (
            <tr key={count}>
              <td>{say('desk-design.sample.row', { count })}</td>
              <td className="design-figure">{say('desk-design.sample.figure', { count })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
