import type { PortalFrame, PortalPages } from '@insaf/contract/portal.ts';
import type { PublicGroup, PublicIndex } from '@insaf/contract/public-index.ts';
import { sizesFrom, standingHorizon, standingWeights } from '@insaf/contract/standing-formula.ts';
import { Scrolling } from '../../ui/scrolling.tsx';
import { dayName } from '../parts/month-name.ts';
import type { Page } from '../render.tsx';

type Part = { index: PublicIndex; frame: PortalFrame };

/** How agencies dealt with what came to them in a period that is over: for anyone, without scripts. */
export const PublicIndexPage: Page<'public-index'> = {
  title: (_data, { say }) => say('portal-index.title'),
  Body: ({ data: { index }, frame }: { data: PortalPages['public-index']; frame: PortalFrame }) => (
    <div className="wide figures-page">
      <p className="back">
        <a href="/figures">{frame.say('portal-index.back')}</a>
      </p>
      <h1>{frame.say('portal-index.title')}</h1>
      <p className="lead">{frame.say('portal-index.lead')}</p>
      {index === null ? (
        <p>{frame.say('portal-index.nothing')}</p>
      ) : (
        <Index index={index} frame={frame} />
      )}
      <Method frame={frame} />
    </div>
  ),
};

function Index({ index, frame }: Part) {
  const { say } = frame;
  return (
    <>
      <Periods index={index} frame={frame} />
      <h2>{periodName(index.period, say)}</h2>
      <p className="quiet">
        {say('portal-index.until', {
          from: dayName(index.from, frame),
          to: dayName(index.to, frame),
          until: dayName(index.until, frame),
        })}
      </p>
      {index.groups.length === 0 ? <p>{say('portal-index.no_groups')}</p> : null}
      {index.groups.map((group) => (
        <Group key={`${group.peers} ${group.size}`} group={group} frame={frame} />
      ))}
      <section aria-labelledby="open-data">
        <h2 id="open-data">{say('portal-index.open.title')}</h2>
        <p>{say('portal-index.open.text')}</p>
        <ul>
          <li>
            <a href={`/figures/index/${index.period}.csv`} download>
              {say('portal-index.open.csv')}
            </a>
          </li>
          <li>
            <a href="/figures/index/dictionary.json">{say('portal-figures.open.dictionary')}</a>
          </li>
          <li>
            <a href="/figures/catalogue.jsonld">{say('portal-figures.open.catalogue')}</a>
          </li>
        </ul>
        <p className="quiet">{say('portal-index.open.hidden')}</p>
      </section>
    </>
  );
}

function Periods({ index: { periods, period }, frame: { say } }: Part) {
  if (periods.length < 2) return null;
  return (
    <nav aria-label={say('portal-index.periods')}>
      <ul className="years">
        {periods.map((one) => (
          <li key={one}>
            <a
              href={`/figures/index?period=${one}`}
              aria-current={one === period ? 'page' : undefined}
            >
              {periodName(one, say)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** `2026-Q3` in words. */
function periodName(period: string, say: PortalFrame['say']): string {
  const [year, quarter] = period.split('-Q');
  return quarter === undefined
    ? say('portal-index.year', { year: Number(year) })
    : say('portal-index.quarter', { year: Number(year), quarter });
}

function Group({ group, frame: { say, language } }: { group: PublicGroup; frame: PortalFrame }) {
  const { peers, size, standings } = group;
  const kind = peers === 'other' ? say('portal-index.other') : say(`lifecycle.agency.${peers}`);
  const title = say('portal-index.group', {
    ...{ kind, size: say(`portal-index.size.${size}`, sizesFrom) },
  });
  return (
    <section aria-labelledby={`${peers}-${size}`}>
      <h3 id={`${peers}-${size}`}>{title}</h3>
      <Scrolling label={title}>
        <table className="figures-table">
          <thead>
            <tr>
              {(['agency', 'rank', 'index', 'range', 'came', 'beside'] as const).map((column) => (
                <th key={column} scope="col">
                  {say(`portal-index.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {standings.map(({ code, name, best, worst, index, low, high, came, flags }) => (
              <tr key={code}>
                <th scope="row">{name[language]}</th>
                <td>
                  <bdi>
                    {say(best === worst ? 'portal-index.rank_sure' : 'portal-index.rank', {
                      ...{ best, worst, of: standings.length },
                    })}
                  </bdi>
                </td>
                <td>{say('portal-index.value', { value: index })}</td>
                <td>{say('portal-index.between', { low, high })}</td>
                <td>{say('portal-figures.count', { count: came })}</td>
                <td>
                  {flags.map((flag) => (
                    <span key={flag} className="index-flag">
                      {say(`portal-index.flag.${flag}`)}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </section>
  );
}

const reasons = ['small', 'mix', 'ranges', 'gaming', 'fewer'] as const;

/** How it is computed, in words that need no mathematics. */
function Method({ frame: { say } }: { frame: PortalFrame }) {
  return (
    <section aria-labelledby="method">
      <h2 id="method">{say('portal-index.method.title')}</h2>
      <p>{say('portal-index.method.text')}</p>
      <div className="scrolling narrow-table">
        <table className="figures-table">
          <thead>
            <tr>
              <th scope="col">{say('portal-index.method.measure')}</th>
              <th scope="col">{say('portal-index.method.weight')}</th>
            </tr>
          </thead>
          <tbody>
            {Object.entries(standingWeights).map(([measure, share]) => (
              <tr key={measure}>
                <th scope="row">
                  {say(`portal-index.method.measures.${measure}`, { days: standingHorizon })}
                </th>
                <td>{say('portal-figures.percent', { share })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{say(`portal-index.method.${reason}`)}</li>
        ))}
      </ul>
    </section>
  );
}
