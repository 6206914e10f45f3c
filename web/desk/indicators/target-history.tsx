import type {
  Indicator,
  IndicatorTargetLine,
  indicatorRoutes,
} from '@insaf/contract/indicators.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';
import { exact } from '../parts/when.tsx';
import { say } from '../words.ts';
import { amountWords } from './amounts.ts';

/** Every target that an agency itself had for a year: who set it, when, from what and to what. */
export function TargetHistory({
  indicator,
  agency,
  year,
}: {
  indicator: Indicator;
  agency: string;
  year: number;
}) {
  const { data } = useQuery({
    queryKey: ['indicators', 'targets', indicator.code, agency, year],
    queryFn: ({ signal }) =>
      call<typeof indicatorRoutes.readIndicatorTargets>('GET', '/indicators/:code/targets', {
        params: { code: indicator.code },
        query: { agency, year },
        signal,
      }),
  });
  if (data === undefined) return null;
  return (
    <section aria-labelledby="target-history">
      <h3 id="target-history" className="review-label">
        {say('desk-indicators.history.title')}
      </h3>
      {data.lines.length === 0 ? (
        <p className="card-quiet">{say('desk-indicators.history.none')}</p>
      ) : (
        <ol className="indicator-history">
          {data.lines.map((line) => (
            <li key={line.at}>{lineWords(indicator, line)}</li>
          ))}
        </ol>
      )}
    </section>
  );
}

function lineWords(indicator: Indicator, { at, by, from, to }: IndicatorTargetLine): string {
  const words = (value: number | null) => (value === null ? '' : amountWords(indicator, value));
  const which = to === null ? 'taken_back' : from === null ? 'set' : 'changed';
  return say(`desk-indicators.history.${which}`, {
    ...{ by: by ?? say('desk-indicators.history.nobody'), at: exact(at) },
    ...{ from: words(from), to: words(to) },
  });
}
