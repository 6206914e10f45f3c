import { type OfficeMeasure, officeMeasures } from '@insaf/contract/evaluation-terms.ts';
import { Title } from '@mantine/core';
import { Scrolling } from '../../ui/scrolling.tsx';
import { named, say } from '../words.ts';
import { missingWords, valueWords } from './office-words.ts';
import type { Offices } from './page.tsx';

type Office = NonNullable<Offices['office']>;

/** An office with each measure beside those like it. */
export function OfficeCard({ office, dayMinutes }: { office: Office; dayMinutes: number }) {
  const { agency, like } = office;
  return (
    <section className="card" aria-labelledby="office">
      <Title order={2} size="h4" id="office">
        {named(agency.name)}
      </Title>
      <p className="card-quiet">
        {like === null
          ? say('desk-evaluation.offices.no_like')
          : say('desk-evaluation.offices.like_of', {
              kind: say(
                like.peers === 'other' ? 'desk-standing.other' : `lifecycle.agency.${like.peers}`,
              ),
              size: say(`desk-evaluation.offices.size.${like.size}`),
              others: like.others,
            })}
      </p>
      <Scrolling label={say('desk-evaluation.offices.own')}>
        <table className="work-table office-table">
          <thead>
            <tr>
              {(['measure', 'value', 'like'] as const).map((column) => (
                <th key={column} scope="col">
                  {say(`desk-evaluation.offices.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {officeMeasures.map((measure) => (
              <Measure key={measure} measure={measure} office={office} dayMinutes={dayMinutes} />
            ))}
          </tbody>
        </table>
      </Scrolling>
      <p className="card-quiet">{say('desk-evaluation.offices.hidden_why')}</p>
    </section>
  );
}

function Measure({
  measure,
  office,
  dayMinutes,
}: {
  measure: OfficeMeasure;
  office: Office;
  dayMinutes: number;
}) {
  const value = office.values[measure] ?? null;
  const spread = office.others[measure] ?? null;
  const said = (each: number) => valueWords(measure, each, dayMinutes);
  return (
    <tr>
      <th scope="row">{say(`desk-evaluation.measure.${measure}`)}</th>
      <td>
        {value === null ? <small>{missingWords(office.values)}</small> : <bdi>{said(value)}</bdi>}
      </td>
      <td>
        {spread === null ? (
          <small>{say('desk-evaluation.offices.too_few')}</small>
        ) : (
          say('desk-evaluation.offices.spread', {
            median: said(spread.median),
            first: said(spread.first),
            third: said(spread.third),
          })
        )}
      </td>
    </tr>
  );
}
