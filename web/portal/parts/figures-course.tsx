import type { PortalFrame } from '@insaf/contract/portal.ts';
import type { PublicYear } from '@insaf/contract/public-figures.ts';
import { Scrolling } from '../../ui/scrolling.tsx';
import { monthName } from './month-name.ts';

const step = 52;
const height = 150;
const base = height + 8;

/** What was received in each month, and how much of it is verified and confirmed until now. */
export function FiguresCourse({ year, frame }: { year: PublicYear; frame: PortalFrame }) {
  const { say, language } = frame;
  const most = Math.max(1, ...year.course.map(({ received }) => received));
  const high = (count: number) => (height * count) / most;
  const width = Math.max(1, year.months.length) * step;
  const at = (index: number) => (language === 'ar' ? width - (index + 1) * step : index * step);
  return (
    <figure className="figures-course">
      <Scrolling label={say('portal-figures.course.title')}>
        <svg
          viewBox={`0 0 ${width} ${base + 24}`}
          width={width}
          height={base + 24}
          role="img"
          aria-labelledby="course-title"
        >
          <title id="course-title">{say('portal-figures.course.title')}</title>
          <line className="ground" x1="0" x2={width} y1={base} y2={base} />
          {year.months.map((month, index) => {
            const counts = year.course[index]!;
            return (
              <g key={month} transform={`translate(${at(index)} 0)`}>
                <title>{`${monthName(month, frame, 'long')}: ${say('portal-figures.course.bar', counts)}`}</title>
                {(['received', 'verified', 'confirmed'] as const).map((figure, nth) => (
                  <rect
                    key={figure}
                    className={`bar-${figure}`}
                    x={6 + nth * 5}
                    width={40 - nth * 10}
                    y={(base - high(counts[figure])).toFixed(1)}
                    height={high(counts[figure]).toFixed(1)}
                  />
                ))}
                <text x={step / 2} y={base + 18} textAnchor="middle">
                  {monthName(month, frame, 'short')}
                </text>
              </g>
            );
          })}
        </svg>
      </Scrolling>
      <figcaption>
        {(['received', 'verified', 'confirmed'] as const).map((figure) => (
          <span key={figure}>
            <i className={`bar-${figure}`} /> {say(`portal-figures.figure.${figure}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
