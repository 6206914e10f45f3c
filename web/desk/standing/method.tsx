import { standingHorizon, standingWeights } from '@insaf/contract/standing-formula.ts';
import { Title } from '@mantine/core';
import { say } from '../words.ts';

const reasons = ['small', 'mix', 'ranges', 'gaming'] as const;

/** How the index is computed, in words that need no mathematics. */
export function Method() {
  return (
    <section className="card" aria-labelledby="method">
      <Title order={2} size="h4" id="method">
        {say('desk-standing.method.title')}
      </Title>
      <p className="card-text">
        <strong>{say('desk-standing.method.formula')}</strong>
      </p>
      <p className="card-text">{say('desk-standing.method.product')}</p>
      <table className="standing-weights">
        <thead>
          <tr>
            <th scope="col">{say('desk-standing.method.measure')}</th>
            <th scope="col">{say('desk-standing.method.weight')}</th>
            <th scope="col">{say('desk-standing.method.meaning')}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(standingWeights).map(([measure, share]) => (
            <tr key={measure}>
              <th scope="row">
                {say(
                  measure === 'time'
                    ? 'desk-standing.method.name.time'
                    : `desk-standing.column.${measure}`,
                )}
              </th>
              <td>
                <bdi>{say('desk-standing.share', { share })}</bdi>
              </td>
              <td>{say(`desk-standing.method.meanings.${measure}`, { days: standingHorizon })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="standing-reasons">
        {reasons.map((reason) => (
          <div key={reason}>
            <dt>{say(`desk-standing.method.${reason}`)}</dt>
            <dd>{say(`desk-standing.method.${reason}_text`)}</dd>
          </div>
        ))}
      </dl>
      <p className="card-quiet">{say('desk-standing.method.open')}</p>
    </section>
  );
}
