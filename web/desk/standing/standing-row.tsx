import type { ShareMeasure, Standing } from '@insaf/contract/standing.ts';
import { IconAlertTriangle } from '@tabler/icons-react';
import { named, say } from '../words.ts';
import { Interval } from './interval.tsx';

const later = ['in_time', 'upright', 'kept', 'proven'] as const;
export const columns = [
  'agency',
  'index',
  'rank',
  'complaints',
  'verified',
  'confirmed',
  'time',
  ...later,
] as const;

/** An agency: its index with its interval, the places that this allows, and what it is made of. */
export function StandingRow({ standing, middle }: { standing: Standing; middle: number | null }) {
  const { agency, complaints, came, shares } = standing;
  return (
    <tr>
      <th scope="row">
        {named(agency.name)}
        <Flags standing={standing} />
      </th>
      <td className="standing-index">
        <Index standing={standing} middle={middle} />
      </td>
      <td>
        <bdi>{rankOf(standing)}</bdi>
      </td>
      <td>
        <bdi>{say('desk-standing.count', { count: complaints })}</bdi>
        <small>{say('desk-standing.came', { came })}</small>
      </td>
      <Share of={shares} measure="verified" />
      <Share of={shares} measure="confirmed" />
      <Time standing={standing} />
      {later.map((measure) => (
        <Share key={measure} of={shares} measure={measure} />
      ))}
    </tr>
  );
}

function Index({ standing, middle }: { standing: Standing; middle: number | null }) {
  const { index, low, high } = standing;
  if (index === null || low === null || high === null) {
    return <small>{say('desk-standing.passes_on')}</small>;
  }
  return (
    <>
      <strong>
        <bdi>{say('desk-standing.index', { index })}</bdi>
      </strong>
      <Interval index={index} low={low} high={high} middle={middle} />
      <small>{say('desk-standing.between', { low, high })}</small>
    </>
  );
}

function rankOf({ index, best, worst, ranked: of }: Standing): string {
  if (index === null) return '—';
  if (best === null || worst === null) return say('desk-standing.rank_none');
  return say(`desk-standing.${best === worst ? 'rank_sure' : 'rank'}`, { best, worst, of });
}

function Share({ of, measure }: { of: Standing['shares']; measure: ShareMeasure }) {
  const { of: acts, good } = of[measure];
  return (
    <td>
      {acts === 0 ? (
        <small>{say('desk-standing.nothing')}</small>
      ) : (
        <>
          <bdi>{say('desk-standing.share', { share: good / acts })}</bdi>
          <small>{say('desk-standing.share_of', { good, of: acts })}</small>
        </>
      )}
    </td>
  );
}

function Time({ standing }: { standing: Standing }) {
  const { of, median, ninth } = standing.time;
  return (
    <td>
      {of === 0 ? (
        <small>{say('desk-standing.nothing')}</small>
      ) : (
        <>
          {median === null
            ? say('desk-standing.not_reached')
            : say('desk-standing.median', { days: median })}
          <small>
            {ninth === null
              ? say('desk-standing.ninth_not_reached')
              : say('desk-standing.ninth', { days: ninth })}
          </small>
        </>
      )}
    </td>
  );
}

function Flags({ standing }: { standing: Standing }) {
  if (standing.flags.length === 0) return null;
  return (
    <ul className="standing-flags">
      {standing.flags.map(({ flag, count, of, discount }) => (
        <li key={flag}>
          <IconAlertTriangle size={16} aria-hidden />
          <span>
            {say(`desk-standing.flag.${flag}`, { count, of })} ·{' '}
            {say('desk-standing.discount', { share: discount })}
          </span>
        </li>
      ))}
    </ul>
  );
}
