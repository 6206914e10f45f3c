import type { DashboardFigures } from '@insaf/contract/dashboard.ts';
import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Empty } from '../parts/states.tsx';
import { exact } from '../parts/when.tsx';
import { dayWords } from '../review/asked.ts';
import { Course } from '../review/course.tsx';
import { FourFigures } from '../review/four-figures.tsx';
import { NumberLink } from '../review/number-link.tsx';
import { named, say } from '../words.ts';
import { BranchTable } from './branch-table.tsx';
import { askedOf, WeekTable } from './week-table.tsx';

/** How an agency and what lies below it fare: today, this week, this month, the last days. */
export function Figures({ figures }: { figures: DashboardFigures }) {
  return (
    <div className="dashboard-figures">
      <Heading figures={figures} />
      {isEmpty(figures) ? (
        <Empty
          title={say('desk-dashboard.figures.none')}
          text={say('desk-dashboard.figures.none_text')}
        />
      ) : (
        <>
          <WeekTable figures={figures} />
          <Month figures={figures} />
          <Course
            course={{ step: 'day', points: figures.course }}
            incoming={figures.incoming}
            title={say('desk-dashboard.course.title')}
            intro={say('desk-dashboard.course.intro')}
          />
          <BranchTable figures={figures} />
        </>
      )}
    </div>
  );
}

function Heading({ figures }: { figures: DashboardFigures }) {
  const { agency, below, countedUntil, whole, open, month, today } = figures;
  const name = named(agency.name);
  return (
    <header className="review-head">
      <Title order={2} size="h3">
        {say(`desk-dashboard.figures.${below ? 'title' : 'title_alone'}`, { agency: name })}
      </Title>
      <p className={whole ? 'card-quiet' : 'card-note'}>
        {whole && countedUntil !== null
          ? say('desk-dashboard.figures.counted_until', { at: exact(countedUntil) })
          : say('desk-dashboard.figures.not_whole')}
      </p>
      <p className="dashboard-open">
        {say('desk-dashboard.figures.open')}{' '}
        <NumberLink
          count={open}
          asked={askedOf(figures, today)}
          figure={{ basis: 'standing', figure: 'open_at_end' }}
        />
      </p>
      <p className="dashboard-ways">
        <Link to={'/review' as never} search={askedOf(figures, month) as never}>
          {say('desk-dashboard.figures.review')}
        </Link>
        <Link to="/index">{say('desk-dashboard.figures.index')}</Link>
      </p>
    </header>
  );
}

/** The four figures of what came this month, beside the same days of the month and of the year before. */
function Month({ figures }: { figures: DashboardFigures }) {
  const { month, monthBefore, lastYear } = figures;
  return (
    <section className="review-part" aria-labelledby="month">
      <Title order={2} size="h3" id="month">
        {say('desk-dashboard.month.title')}
      </Title>
      <p className="card-quiet review-intro">
        {say('desk-dashboard.month.intro', {
          ...{ from: dayWords(month.from), to: dayWords(month.to) },
          before_from: dayWords(monthBefore.from),
          before_to: dayWords(monthBefore.to),
        })}
      </p>
      <FourFigures
        periods={{ now: month, before: monthBefore, lastYear }}
        asked={askedOf(figures, month)}
      />
    </section>
  );
}

/** As on the first day of an installation. */
function isEmpty({ open, month, monthBefore, lastYear, course }: DashboardFigures): boolean {
  const counts = [month, monthBefore, lastYear, ...course].flatMap(({ events, cohort }) => [
    ...Object.values(events),
    ...Object.values(cohort),
  ]);
  return open === 0 && counts.every((count) => count === 0);
}
