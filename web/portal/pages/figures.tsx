import type { PortalFrame, PortalPages } from '@insaf/contract/portal.ts';
import {
  type PublicCounts,
  type PublicRow,
  type PublicYear,
  publicParts,
} from '@insaf/contract/public-figures.ts';
import { Scrolling } from '../../ui/scrolling.tsx';
import { FiguresCourse } from '../parts/figures-course.tsx';
import { FiguresMap } from '../parts/figures-map.tsx';
import { FiguresSatisfaction } from '../parts/figures-satisfaction.tsx';
import { monthName } from '../parts/month-name.ts';
import { When } from '../parts/when.tsx';
import type { Page } from '../render.tsx';

type Part = { year: PublicYear; frame: PortalFrame };

const four = ['answered', 'removed', 'verified', 'confirmed'] as const;
const way = [
  'received',
  'in_examination',
  'incomplete',
  'dismissed',
  'joined',
  'withdrawn',
  'referred',
  'closed_unconfirmed',
  'overdue',
] as const;
const columns = ['received', 'referred', ...four, 'overdue'] as const;

/** What became of the complaints received in the months of a year: for anyone, without scripts. */
export const FiguresPage: Page<'figures'> = {
  title: ({ figures }, { say }) =>
    figures === null
      ? say('portal-figures.title')
      : say('portal-figures.title_of', { year: figures.year }),
  Body: ({ data: { figures }, frame }: { data: PortalPages['figures']; frame: PortalFrame }) => (
    <div className="wide figures-page">
      {figures === null ? <Nothing frame={frame} /> : <Year year={figures} frame={frame} />}
    </div>
  ),
};

function Nothing({ frame: { say } }: { frame: PortalFrame }) {
  return (
    <>
      <h1>{say('portal-figures.title')}</h1>
      <p className="lead">{say('portal-figures.nothing')}</p>
    </>
  );
}

function Year({ year, frame }: Part) {
  const { say } = frame;
  const last = year.months.at(-1);
  return (
    <>
      <h1>{say('portal-figures.title_of', { year: year.year })}</h1>
      <p className="lead">{say('portal-figures.lead')}</p>
      {year.years.length > 1 ? <Years year={year} frame={frame} /> : null}
      {last === undefined ? (
        <p>{say('portal-figures.too_few')}</p>
      ) : (
        <>
          <p className="quiet">
            {say('portal-figures.months', {
              first: monthName(year.months[0]!, frame, 'long'),
              last: monthName(last, frame, 'long'),
            })}{' '}
            {say('portal-figures.counted')} <When at={year.countedUntil} frame={frame} clock />
          </p>
          <Four counts={year.whole} frame={frame} />
          <Way counts={year.whole} frame={frame} />
          <Course year={year} frame={frame} />
          {publicParts.map((part) => (
            <Rows key={part} part={part} year={year} frame={frame} />
          ))}
          <FiguresSatisfaction year={year} frame={frame} />
          <section aria-labelledby="index">
            <h2 id="index">{say('portal-figures.index.title')}</h2>
            <p>{say('portal-figures.index.text')}</p>
            <p>
              <a href="/figures/index">{say('portal-figures.index.link')}</a>
            </p>
          </section>
          <OpenData year={year} frame={frame} />
        </>
      )}
    </>
  );
}

function Years({ year: { years, year }, frame: { say } }: Part) {
  return (
    <nav aria-label={say('portal-figures.years')}>
      <ul className="years">
        {years.map((one) => (
          <li key={one}>
            <a href={`/figures?year=${one}`} aria-current={one === year ? 'page' : undefined}>
              <bdi>{say('portal-figures.year', { year: one })}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type Counted = { counts: PublicCounts; frame: PortalFrame };

/** The four that are never blended, each as a share of what was received and of what was referred. */
function Four({ counts, frame: { say } }: Counted) {
  return (
    <section aria-labelledby="four">
      <h2 id="four">{say('portal-figures.four.title')}</h2>
      <p>{say('portal-figures.four.text')}</p>
      <ul className="four">
        {four.map((figure) => (
          <li key={figure}>
            <h3>{say(`portal-figures.figure.${figure}`)}</h3>
            <p className="count">
              <bdi>{say('portal-figures.count', { count: counts[figure] })}</bdi>
            </p>
            <p>{share(say, 'of_received', counts[figure], counts.received)}</p>
            <p>{share(say, 'of_referred', counts[figure], counts.referred)}</p>
            <p className="quiet">{say(`figures.cohort.${figure}.meaning`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function share(say: PortalFrame['say'], of: string, count: number, whole: number): string {
  return whole === 0
    ? say(`portal-figures.${of}_none`)
    : say(`portal-figures.${of}`, { share: count / whole, whole });
}

function Way({ counts, frame: { say } }: Counted) {
  return (
    <section aria-labelledby="way">
      <h2 id="way">{say('portal-figures.way.title')}</h2>
      <div className="scrolling narrow-table">
        <table className="figures-table">
          <thead>
            <tr>
              <th scope="col">{say('portal-figures.what')}</th>
              <th scope="col">{say('portal-figures.number')}</th>
              <th scope="col">{say('portal-figures.share')}</th>
            </tr>
          </thead>
          <tbody>
            {way.map((figure) => (
              <tr key={figure}>
                <th scope="row">{say(`portal-figures.figure.${figure}`)}</th>
                <td>{say('portal-figures.count', { count: counts[figure] })}</td>
                <td>
                  {counts.received === 0
                    ? '–'
                    : say('portal-figures.percent', { share: counts[figure] / counts.received })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Course({ year, frame }: Part) {
  const { say } = frame;
  const rows = year.months.map((month, at) => ({
    ...{ code: month, position: null, months: [], whole: year.course[at]! },
    name: { ar: monthName(month, frame, 'long'), en: monthName(month, frame, 'long') },
  }));
  return (
    <section aria-labelledby="course">
      <h2 id="course">{say('portal-figures.course.title')}</h2>
      <FiguresCourse year={year} frame={frame} />
      <Table rows={rows} first={say('portal-figures.month')} frame={frame} />
    </section>
  );
}

function Rows({ part, year, frame }: Part & { part: (typeof publicParts)[number] }) {
  const { say } = frame;
  const rows = year.rows[part];
  return (
    <section aria-labelledby={part}>
      <h2 id={part}>{say(`portal-figures.part.${part}`)}</h2>
      {part === 'place' ? <FiguresMap rows={rows} say={say} language={frame.language} /> : null}
      <Table rows={rows} first={say(`portal-figures.part_of.${part}`)} frame={frame} />
    </section>
  );
}

/** Rows that may be told; those that may not are one sentence below, however many they are. */
function Table({
  rows,
  first,
  frame: { say, language },
}: {
  rows: readonly PublicRow[];
  first: string;
  frame: PortalFrame;
}) {
  const told = rows.flatMap(({ code, name, whole }) =>
    whole === null ? [] : [{ code, name, whole }],
  );
  const hidden = rows.length - told.length;
  return (
    <>
      {told.length === 0 ? null : (
        <Scrolling label={first}>
          <table className="figures-table">
            <thead>
              <tr>
                <th scope="col">{first}</th>
                {columns.map((figure) => (
                  <th key={figure} scope="col">
                    {say(`portal-figures.figure.${figure}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {told.map(({ code, name, whole }) => (
                <tr key={code}>
                  <th scope="row">{name[language]}</th>
                  {columns.map((figure) => (
                    <td key={figure}>{say('portal-figures.count', { count: whole[figure] })}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
      {hidden === 0 ? null : (
        <p className="quiet">
          {say(told.length === 0 ? 'portal-figures.all_hidden' : 'portal-figures.hidden', {
            count: hidden,
          })}
        </p>
      )}
    </>
  );
}

const files = ['csv', 'json', 'parquet'] as const;

function OpenData({ year: { year }, frame: { say } }: Part) {
  return (
    <section aria-labelledby="open-data">
      <h2 id="open-data">{say('portal-figures.open.title')}</h2>
      <p>{say('portal-figures.open.text')}</p>
      <ul>
        {files.map((kind) => (
          <li key={kind}>
            <a href={`/figures/${year}.${kind}`} download>
              {say(`portal-figures.open.${kind}`)}
            </a>
          </li>
        ))}
        <li>
          <a href="/figures/dictionary.json">{say('portal-figures.open.dictionary')}</a>
        </li>
        <li>
          <a href="/figures/catalogue.jsonld">{say('portal-figures.open.catalogue')}</a>
        </li>
      </ul>
      <p className="quiet">{say('portal-figures.open.hidden')}</p>
    </section>
  );
}
