import type { Office } from '@insaf/contract/evaluation.ts';
import type { OfficeMeasure } from '@insaf/contract/evaluation-terms.ts';
import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Scrolling } from '../../ui/scrolling.tsx';
import { named, say } from '../words.ts';
import { missingWords, valueWords } from './office-words.ts';

const columns: readonly OfficeMeasure[] = [
  ...(['people', 'referred', 'answered', 'returned', 'verified', 'overdue', 'load'] as const),
  ...(['answer_time', 'grade'] as const),
];

/** The offices right below an agency, in the order of the registry: each leads further down. */
export function OfficesBelow({
  below,
  asked,
  dayMinutes,
}: {
  below: readonly Office[];
  asked: { readonly month?: string };
  dayMinutes: number;
}) {
  return (
    <section className="card" aria-labelledby="offices-below">
      <Title order={2} size="h4" id="offices-below">
        {say('desk-evaluation.offices.below')}
      </Title>
      {below.length === 0 ? (
        <p className="card-quiet">{say('desk-evaluation.offices.none_below')}</p>
      ) : (
        <Scrolling label={say('desk-evaluation.offices.scrolls')}>
          <table className="work-table">
            <thead>
              <tr>
                <th scope="col">{say('desk-evaluation.offices.agency')}</th>
                {columns.map((measure) => (
                  <th key={measure} scope="col">
                    {say(`desk-evaluation.measure.${measure}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {below.map(({ agency, values }) => (
                <tr key={agency.code}>
                  <th scope="row">
                    <Link
                      className="work-link"
                      to={'/evaluation' as never}
                      search={{ ...asked, agency: agency.code } as never}
                    >
                      {named(agency.name)}
                    </Link>
                  </th>
                  {columns.map((measure) => {
                    const value = values[measure] ?? null;
                    return (
                      <td key={measure}>
                        {value === null ? (
                          <small>{missingWords(values)}</small>
                        ) : (
                          <bdi>{valueWords(measure, value, dayMinutes)}</bdi>
                        )}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
    </section>
  );
}
