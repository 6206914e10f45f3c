import type { EventName, Review } from '@insaf/contract/review.ts';
import { Title } from '@mantine/core';
import { language } from '../installation.ts';
import { say } from '../words.ts';
import { dayWords, inWords, pointWords } from './asked.ts';
import { figureName } from './figure-words.ts';
import './course.css';
import { Scrolling } from '../../ui/scrolling.tsx';

/** What the chart draws, each told from the others by its dashes and marks too, for paper in black. */
const looks = ['received', 'answered', 'verified'] as const;
type Look = (typeof looks)[number];
type Line = { readonly look: Look; readonly figure: EventName };
/** What comes in is drawn as what is received, by whatever figure it is counted. */
const linesOf = (incoming: 'received' | 'came'): readonly Line[] =>
  looks.map((look) => ({ look, figure: look === 'received' ? incoming : look }));
type Points = Review['course']['points'];

/** Units of the drawing; it is as wide as there is room. */
const size = { width: 960, height: 260, start: 56, end: 48, top: 16, bottom: 36 };

/**
 * The course of what was done, drawn and as a table.
 *
 * @param incoming by which figure what comes in is counted
 * @param title what it is called, unless the course
 */
export function Course({
  course,
  incoming = 'received',
  title = say('desk-review.course.title'),
  intro = say(`desk-review.course.by_${course.step}`),
}: {
  course: Review['course'];
  incoming?: 'received' | 'came';
  title?: string;
  intro?: string;
}) {
  const { points } = course;
  if (points.length < 2) return null;
  const lines = linesOf(incoming);
  return (
    <section className="review-part" aria-labelledby="course">
      <Title order={2} size="h3" id="course">
        {title}
      </Title>
      <p className="card-quiet review-intro">{intro}</p>
      <div className="card">
        <Legend lines={lines} />
        <Scrolling label={say('desk-review.table.scrolls', { title })}>
          <Chart course={course} lines={lines} />
        </Scrolling>
        <details className="review-as-table">
          <summary>{say('desk-review.course.as_table')}</summary>
          <CourseTable course={course} lines={lines} />
        </details>
      </div>
    </section>
  );
}

type Drawn = { course: Review['course']; lines: readonly Line[] };

function Legend({ lines }: Pick<Drawn, 'lines'>) {
  return (
    <ul className="review-legend">
      {lines.map(({ look, figure }) => (
        <li key={look}>
          <svg width="44" height="16" viewBox="0 0 44 16" aria-hidden="true">
            <path className={`review-line review-${look}`} d="M2 8H42" />
            <Mark look={look} x={22} y={8} />
          </svg>
          {figureName('events', figure)}
        </li>
      ))}
    </ul>
  );
}

function Mark({ look, x, y }: { look: Look; x: number; y: number }) {
  const shape = {
    received: `M${x - 4} ${y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0Z`,
    answered: `M${x - 4} ${y - 4}h8v8h-8Z`,
    verified: `M${x} ${y - 5}l5 9h-10Z`,
  } as const;
  return <path className={`review-mark review-${look}`} d={shape[look]} />;
}

function Chart({ course: { points, step }, lines }: Drawn) {
  const most = Math.max(
    1,
    ...points.flatMap((point) => lines.map(({ figure }) => of(point, figure))),
  );
  const top = roundUp(most);
  const plain = size.width - size.start - size.end;
  /** Time runs as the language is read. */
  const x = (index: number) => {
    const along = size.start + (plain * index) / (points.length - 1);
    return language === 'ar' ? size.width - along : along;
  };
  const y = (count: number) =>
    size.top + (size.height - size.top - size.bottom) * (1 - count / top);
  const axis = language === 'ar' ? size.width - size.start : size.start;
  const every = Math.ceil(points.length / 8);
  const marked = points.length <= 40;
  return (
    <svg
      className="review-chart"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={say('desk-review.course.chart')}
    >
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <path
            className="review-grid"
            d={`M${language === 'ar' ? size.end : size.start} ${y(top * part)}h${plain}`}
          />
          <text
            className="review-tick"
            x={axis + (language === 'ar' ? 8 : -8)}
            y={y(top * part) + 5}
            textAnchor={language === 'ar' ? 'start' : 'end'}
            direction="ltr"
          >
            {inWords(top * part)}
          </text>
        </g>
      ))}
      {points.map((point, index) =>
        index % every === 0 ? (
          <text
            key={point.from}
            className="review-tick"
            x={x(index)}
            y={size.height - 10}
            textAnchor="middle"
          >
            {pointWords(point.from, step)}
          </text>
        ) : null,
      )}
      {lines.map(({ look, figure }) => (
        <g key={look}>
          <path
            className={`review-line review-${look}`}
            d={points
              .map(
                (point, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(of(point, figure))}`,
              )
              .join('')}
          />
          {marked
            ? points.map((point, index) => (
                <Mark key={point.from} look={look} x={x(index)} y={y(of(point, figure))} />
              ))
            : null}
        </g>
      ))}
    </svg>
  );
}

const of = ({ events }: Points[number], figure: EventName) => events[figure] ?? 0;

/** The next even number with one digit and noughts, so that its half is whole. */
function roundUp(count: number): number {
  const unit = 10 ** Math.floor(Math.log10(count));
  const rounded = Math.ceil(count / unit) * unit;
  return rounded % 2 === 0 ? rounded : rounded + 1;
}

function CourseTable({ course: { points, step }, lines }: Drawn) {
  const title = say('desk-review.course.title');
  return (
    <Scrolling label={say('desk-review.table.scrolls', { title })}>
      <table className="review-table">
        <thead>
          <tr>
            <th scope="col">{say('desk-review.course.column')}</th>
            {lines.map(({ figure }) => (
              <th key={figure} scope="col">
                {figureName('events', figure)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.from}>
              <th scope="row">
                {step === 'day' ? dayWords(point.from) : pointWords(point.from, step)}
              </th>
              {lines.map(({ figure }) => (
                <td key={figure}>
                  <bdi>{inWords(of(point, figure))}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
