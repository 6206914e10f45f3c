import { fourFigures } from '@insaf/contract/figures.ts';
import type { Statement } from '@insaf/contract/statement.ts';
import { Title } from '@mantine/core';
import { Scrolling } from '../../ui/scrolling.tsx';
import { inWords } from '../review/asked.ts';
import { NumberLink } from '../review/number-link.tsx';
import { say } from '../words.ts';
import { monthWords } from './asked.ts';
import { Percent } from './percent.tsx';

const figures = [
  ...(['received', 'referred', 'dismissed', 'incomplete', 'in_examination'] as const),
  ...fourFigures,
] as const;

/** What was received and what became of it, beside the two months that it is compared with. */
export function FiguresTable({ statement }: { statement: Statement }) {
  const { before, lastYear } = statement;
  const title = say('desk-statement.section.figures');
  return (
    <section className="review-part" aria-labelledby="figures">
      <Title order={2} size="h3" id="figures">
        {title}
      </Title>
      <div className="card">
        <Scrolling label={say('desk-statement.scrolls', { title })}>
          <table className="review-table statement-table" aria-labelledby="figures">
            <thead>
              <tr>
                <th scope="col">{say('desk-statement.column.figure')}</th>
                {['count', 'of_received', 'of_referred'].map((key) => (
                  <th key={key} scope="col">
                    {say(`desk-statement.column.${key}`)}
                  </th>
                ))}
                {[before, lastYear].map(({ month }) => (
                  <th key={month} scope="col">
                    {monthWords(month)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {figures.map((figure) => (
                <FigureRow key={figure} figure={figure} statement={statement} />
              ))}
            </tbody>
          </table>
        </Scrolling>
      </div>
      <p className="card-quiet">{say('desk-statement.note.compare')}</p>
    </section>
  );
}

function FigureRow({
  figure,
  statement,
}: {
  figure: (typeof figures)[number];
  statement: Statement;
}) {
  const { agency, now, before, lastYear, ofReceived, ofReferred, reasons } = statement;
  // What lapsed is among the dismissed here, and a figure of its own in a review.
  const opens = figure !== 'dismissed' || reasons.every(({ reason }) => reason !== 'lapsed');
  const { from, to } = now;
  const four = fourFigures.find((one) => one === figure);
  return (
    <tr className={four === undefined ? undefined : 'statement-four'}>
      <th scope="row">{say(`desk-statement.figure.${figure}`)}</th>
      <td>
        <NumberLink
          count={now.figures[figure]}
          asked={opens ? { from, to, agency: agency.code } : null}
          figure={{ basis: 'cohort', figure }}
        />
      </td>
      <td>{figure === 'received' ? null : <Percent share={ofReceived[figure]} />}</td>
      <td>{four === undefined ? null : <Percent share={ofReferred[four]} />}</td>
      {[before, lastYear].map(({ month, figures: counts }) => (
        <td key={month}>
          <bdi>{inWords(counts[figure])}</bdi>
        </td>
      ))}
    </tr>
  );
}
