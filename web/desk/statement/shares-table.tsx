import type { StatementShare } from '@insaf/contract/statement.ts';
import { Title } from '@mantine/core';
import { Scrolling } from '../../ui/scrolling.tsx';
import { inWords } from '../review/asked.ts';
import { say } from '../words.ts';
import { Percent } from './percent.tsx';

export type Column = { readonly key: string; readonly title: string };
export type Row = {
  readonly key: string;
  readonly name: string;
  readonly cells: readonly (StatementShare | number)[];
};

/** Counts with their shares, a row for each of several. */
export function SharesTable({
  id,
  title,
  first,
  columns,
  rows,
}: {
  id: string;
  title: string;
  /** What the first column holds. */
  first: string;
  columns: readonly Column[];
  rows: readonly Row[];
}) {
  if (rows.length === 0) return null;
  return (
    <section className="review-part" aria-labelledby={id}>
      <Title order={2} size="h3" id={id}>
        {title}
      </Title>
      <div className="card">
        <Scrolling label={say('desk-statement.scrolls', { title })}>
          <table className="review-table statement-table" aria-labelledby={id}>
            <thead>
              <tr>
                <th scope="col">{first}</th>
                {columns.map(({ key, title: words }) => (
                  <th key={key} scope="col">
                    {words}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, name, cells }) => (
                <tr key={key}>
                  <th scope="row">
                    <bdi>{name}</bdi>
                  </th>
                  {cells.map((cell, at) => (
                    <td key={columns[at]!.key}>
                      {typeof cell === 'number' ? (
                        <bdi>{inWords(cell)}</bdi>
                      ) : (
                        <Share share={cell} />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      </div>
    </section>
  );
}

/** A count and its share. */
function Share({ share }: { share: StatementShare }) {
  return (
    <>
      <bdi>{inWords(share.numerator)}</bdi>
      <span className="statement-share">
        <Percent share={share} />
      </span>
    </>
  );
}
