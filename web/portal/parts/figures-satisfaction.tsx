import type { PortalFrame } from '@insaf/contract/portal.ts';
import type { PublicYear } from '@insaf/contract/public-figures.ts';
import { Scrolling } from '../../ui/scrolling.tsx';
import { monthName } from './month-name.ts';

/** How those found it who were asked in each month: never a share without how many were asked and answered. */
export function FiguresSatisfaction({ year, frame }: { year: PublicYear; frame: PortalFrame }) {
  const { say } = frame;
  const rows = year.satisfaction;
  const title = say('portal-figures.satisfaction.title');
  const share = (part: number | null, of: number | null) =>
    part === null || of === null
      ? say('portal-figures.satisfaction.hidden')
      : say('portal-figures.satisfaction.share', { part, of, share: of === 0 ? 0 : part / of });
  return (
    <section aria-labelledby="satisfaction">
      <h2 id="satisfaction">{title}</h2>
      <p>{say('portal-figures.satisfaction.text')}</p>
      {rows.length === 0 ? (
        <p className="quiet">{say('portal-figures.satisfaction.none')}</p>
      ) : (
        <Scrolling label={title}>
          <table className="figures-table">
            <thead>
              <tr>
                <th scope="col">{say('portal-figures.satisfaction.month')}</th>
                <th scope="col">{say('portal-figures.satisfaction.asked')}</th>
                <th scope="col">{say('portal-figures.satisfaction.answered')}</th>
                <th scope="col">{say('portal-figures.satisfaction.good')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ month, asked, answered, good }) => (
                <tr key={month}>
                  <th scope="row">{monthName(month, frame, 'long')}</th>
                  <td>
                    <bdi>{say('portal-figures.count', { count: asked })}</bdi>
                  </td>
                  <td className="with-share">
                    <bdi>{share(answered, asked)}</bdi>
                  </td>
                  <td className="with-share">
                    <bdi>{share(good, answered)}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
    </section>
  );
}
