import { groupComplaintNumber } from '@insaf/contract/complaint-number.ts';
import { inDigits } from '@insaf/contract/digits.ts';
import type { PortalFrame } from '@insaf/contract/portal.ts';
import type { FollowingPages } from '@insaf/contract/portal-following.ts';
import type { OwnComplaint } from '@insaf/contract/telephones.ts';
import { LeaveLine } from '../parts/leave-line.tsx';
import { Until, When } from '../parts/when.tsx';
import type { Page } from '../render.tsx';

type Shown = { data: FollowingPages['mine']; frame: PortalFrame };

/** What was filed from a telephone, the latest first. */
export const MinePage: Page<'mine'> = {
  title: (_data, { say }) => say('portal-telephone.mine.title'),
  Body: ({ data, frame }) => {
    const { say } = frame;
    const { complaints, phone, isFirst } = data;
    return (
      <div className="narrow">
        <LeaveLine label={say('portal-telephone.phone')} code={phone} frame={frame} />
        <h1>{say('portal-telephone.mine.title')}</h1>
        {complaints.length === 0 ? <p>{say('portal-telephone.mine.none')}</p> : null}
        <ol className="mine">
          {complaints.map((complaint) => (
            <li key={complaint.number}>
              <Own complaint={complaint} frame={frame} />
            </li>
          ))}
        </ol>
        <Pages data={data} frame={frame} />
        {isFirst ? <NotHere data={data} frame={frame} /> : null}
      </div>
    );
  },
};

function Own({ complaint, frame }: { complaint: OwnComplaint; frame: PortalFrame }) {
  const { say, language, digits } = frame;
  const { number, statusWords, category, place, receivedAt, asked } = complaint;
  const grouped = groupComplaintNumber(number);
  const shown = inDigits(grouped, digits);
  const about = [category, place].flatMap((name) => (name === null ? [] : [name[language]]));
  return (
    <>
      <h2>
        <a href={`/track/${number}`} aria-describedby={`own-${number}`}>
          {about.length === 0 ? <bdi dir="ltr">{shown}</bdi> : about.join(' · ')}
        </a>
      </h2>
      <p>{statusWords[language]}</p>
      {asked === null ? null : (
        <p className="asked-of">
          {say(`portal-telephone.mine.${asked.what}`)}
          {asked.until === null ? null : (
            <>
              {' '}
              <span className="quiet">{say('portal-telephone.mine.until')}</span>{' '}
              <Until at={asked.until} frame={frame} />
            </>
          )}
        </p>
      )}
      <p className="quiet" id={`own-${number}`}>
        <bdi dir="ltr">{shown}</bdi>
        {' · '}
        <When at={receivedAt} frame={frame} />
      </p>
    </>
  );
}

function Pages({ data: { next, isFirst }, frame: { say } }: Shown) {
  if (next === null && isFirst) return null;
  return (
    <p className="actions">
      {next === null ? null : (
        <a className="button secondary" href={`/track/mine?after=${next}`}>
          {say('portal-telephone.mine.older')}
        </a>
      )}
      {isFirst ? null : (
        <a className="button plain" href="/track/mine">
          {say('portal-telephone.mine.latest')}
        </a>
      )}
    </p>
  );
}

/** The same for everybody, so that nobody learns from it whether there is more. */
function NotHere({ data: { filedMonths, endedMonths }, frame: { say } }: Shown) {
  return (
    <details className="help">
      <summary>{say('portal-telephone.mine.not_here')}</summary>
      <p>{say('portal-telephone.mine.confidential')}</p>
      <p>{say('portal-telephone.mine.filed', { months: filedMonths })}</p>
      <p>{say('portal-telephone.mine.ended', { months: endedMonths })}</p>
      <p>
        <a href="/track">{say('portal-telephone.by_code')}</a>
      </p>
    </details>
  );
}
