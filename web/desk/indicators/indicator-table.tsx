import type { ReactNode } from 'react';
import { Scrolling } from '../../ui/scrolling.tsx';
import { say } from '../words.ts';

/** A table of indicators that scrolls within the page. @param columns of `desk-indicators.column` */
export function IndicatorTable({
  title,
  columns,
  children,
}: {
  title: string;
  columns: readonly string[];
  children: ReactNode;
}) {
  return (
    <Scrolling label={say('desk-review.table.scrolls', { title })}>
      <table className="review-table indicator-table">
        <caption className="hidden-words">{title}</caption>
        <thead>
          <tr>
            {columns.map((key) => (
              <th key={key} scope="col">
                {say(`desk-indicators.column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scrolling>
  );
}
