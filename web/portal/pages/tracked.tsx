import { groupComplaintNumber } from '@insaf/contract/complaint-number.ts';
import type { PortalFrame } from '@insaf/contract/portal.ts';
import type { FollowingPages } from '@insaf/contract/portal-following.ts';
import type { TrackingView } from '@insaf/contract/tracking.ts';
import { Cause } from '../parts/cause.tsx';
import { Expected } from '../parts/expected.tsx';
import { Late, PassedPromise } from '../parts/late.tsx';
import { LeaveLine } from '../parts/leave-line.tsx';
import { Obstacle } from '../parts/obstacle.tsx';
import { Openings } from '../parts/openings.tsx';
import { Progress } from '../parts/progress.tsx';
import { Question } from '../parts/question.tsx';
import { Reply } from '../parts/reply.tsx';
import { OwnComplaint, Story } from '../parts/story.tsx';
import { Until } from '../parts/when.tsx';
import { YourWord } from '../parts/your-word.tsx';
import type { Page } from '../render.tsx';

type Data = FollowingPages['tracked'];

/** Where a complaint stands: what happens next and whose turn it is first, then all that happened. */
export const TrackedPage: Page<'tracked'> = {
  title: ({ view }, { language }) =>
    `${view.statusWords[language]} · ${groupComplaintNumber(view.number)}`,
  Body: ({ data, frame }) => {
    const { view, base, byTelephone, done, changed } = data;
    const { say, language } = frame;
    return (
      <div className="narrow tracked">
        {byTelephone ? (
          <p className="back">
            <a href="/track/mine">{say('portal-telephone.mine.back')}</a>
          </p>
        ) : null}
        <LeaveLine
          label={say('portal-track.number')}
          code={groupComplaintNumber(view.number)}
          frame={frame}
        />
        {done === null ? null : (
          <p className="told" role="status">
            {say(`portal-track.done.${done}`)}
          </p>
        )}
        {changed ? (
          <p className="told changed" role="status">
            {say('portal-track.changed')}
          </p>
        ) : null}
        <h1>{view.statusWords[language]}</h1>
        <p className="lead">{view.next[language]}</p>
        <Turn view={view} frame={frame} />
        <Late view={view} frame={frame} />
        <PassedPromise view={view} frame={frame} />
        <Obstacle view={view} frame={frame} />
        <Cause view={view} frame={frame} />
        <Progress view={view} say={say} />
        <WhatToExpect view={view} frame={frame} />
        {view.question === null ? null : (
          <section className="card asked" aria-labelledby="asked">
            <h2 id="asked">{say('portal-track.question.title')}</h2>
            <Question view={view} base={base} frame={frame} entered={{}} files={[]} faults={[]} />
          </section>
        )}
        <Reply view={view} base={base} frame={frame} />
        <YourWord view={view} base={base} frame={frame} />
        <Openings view={view} frame={frame} />
        <Story view={view} frame={frame} />
        <OwnComplaint view={view} base={base} frame={frame} />
        <More data={data} frame={frame} />
      </div>
    );
  },
};

const yours: readonly string[] = ['incomplete', 'settled'];
/** Nobody’s turn: it has ended, or somebody acts on the complaint that this one follows. */
const atRest: readonly string[] = ['closed', 'dismissed', 'withdrawn', 'joined'];

/** Who has to act, and until when; of one that follows another, until when that is due. */
function Turn({ view, frame }: { view: TrackingView; frame: PortalFrame }) {
  const { say, language } = frame;
  const { status, dueAt, holder, judge } = view;
  const follows = status === 'joined' && dueAt !== null;
  if (atRest.includes(status) && !follows) return null;
  const agency = status === 'answered' ? (judge ?? holder) : holder;
  return (
    <dl className="turn">
      {follows ? null : (
        <div>
          <dt>{say('portal-track.who.label')}</dt>
          <dd>{yours.includes(status) ? say('portal-track.who.you') : agency[language]}</dd>
        </div>
      )}
      {dueAt === null ? null : (
        <div>
          <dt>{say(`portal-track.due.${status}`)}</dt>
          <dd>
            <Until at={dueAt} frame={frame} />
          </dd>
        </div>
      )}
    </dl>
  );
}

/** How long the steps take that are still to come, where there are any. */
function WhatToExpect({ view, frame }: { view: TrackingView; frame: PortalFrame }) {
  if (yours.includes(view.status) || atRest.includes(view.status)) return null;
  return (
    <details className="help">
      <summary>{frame.say('portal-track.expected.title')}</summary>
      <Expected view={view} frame={frame} />
      <p className="quiet">{frame.say('portal-track.expected.told')}</p>
    </details>
  );
}

function More({ data: { view, base }, frame: { say } }: { data: Data; frame: PortalFrame }) {
  return (
    <section aria-labelledby="more">
      <h2 id="more">{say('portal-track.more.title')}</h2>
      <ul className="links">
        <li>
          <a href={`${base}/receipt`}>{say('portal-track.more.receipt')}</a>
        </li>
        <li>
          <a href={`${base}/receipt#proof`}>{say('portal-track.more.proof')}</a>
        </li>
        <li>
          <a href={`${base}/data`}>{say('portal-own-data.link')}</a>
        </li>
        {view.canWithdraw ? (
          <li>
            <a href={`${base}/withdraw`}>{say('portal-track.withdraw.link')}</a>
          </li>
        ) : null}
      </ul>
      <p className="quiet small">{say('portal-track.leave_hint')}</p>
    </section>
  );
}
