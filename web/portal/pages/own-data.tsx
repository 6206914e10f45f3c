import { groupComplaintNumber } from '@insaf/contract/complaint-number.ts';
import type { PortalFrame } from '@insaf/contract/portal.ts';
import type { FollowingPages } from '@insaf/contract/portal-following.ts';
import { Actions, BackLink, Button } from '../parts/form.tsx';
import { LeaveLine } from '../parts/leave-line.tsx';
import { Until, When } from '../parts/when.tsx';
import { Written } from '../parts/written.tsx';
import type { Page } from '../render.tsx';

type Data = FollowingPages['own-data'];
type Shown = { data: Data; frame: PortalFrame };

/** What is kept of the person: a copy of it, and how to have it erased. */
export const OwnDataPage: Page<'own-data'> = {
  title: (_data, { say }) => say('portal-own-data.title'),
  Body: ({ data, frame }) => {
    const { say } = frame;
    return (
      <div className="narrow own-data">
        <BackLink href={data.base} say={say} />
        <LeaveLine
          label={say('portal-track.number')}
          code={groupComplaintNumber(data.number)}
          frame={frame}
        />
        {data.asked ? (
          <p className="told" role="status">
            {say('portal-own-data.erase.asked')}
          </p>
        ) : null}
        {data.changed ? (
          <p className="told changed" role="status">
            {say('portal-own-data.erase.changed')}
          </p>
        ) : null}
        <h1>{say('portal-own-data.title')}</h1>
        <p className="lead">{say('portal-own-data.lead')}</p>
        <section className="card" aria-labelledby="copy">
          <h2 id="copy">{say('portal-own-data.copy.title')}</h2>
          <p>{say('portal-own-data.copy.text')}</p>
          <form method="post" action={`${data.base}/data`} data-saves>
            <Actions>
              <Button>{say('portal-own-data.copy.take')}</Button>
            </Actions>
          </form>
        </section>
        <section className="card" aria-labelledby="erase">
          <h2 id="erase">{say('portal-own-data.erase.title')}</h2>
          <Stands data={data} frame={frame} />
          <h3>{say('portal-own-data.erase.gone_title')}</h3>
          <p>{say('portal-own-data.erase.gone_text')}</p>
          <h3>{say('portal-own-data.erase.stays_title')}</h3>
          <p>{say('portal-own-data.erase.stays_text')}</p>
          <Ask data={data} frame={frame} />
        </section>
      </div>
    );
  },
};

/** How an erasure stands that was asked for, or is due. */
function Stands({ data: { erasure }, frame }: Shown) {
  const { say, language } = frame;
  const { state, why, askedAt, doneAt, refusal, decidedBy } = erasure;
  if (state === 'none') return null;
  if (state === 'refused') {
    return (
      <>
        <p>{say('portal-own-data.erase.refused', { agency: decidedBy?.[language] ?? '' })}</p>
        <Written text={refusal ?? ''} />
      </>
    );
  }
  const at = state === 'waiting' ? askedAt : doneAt;
  const words = state === 'granted' && why === 'retention' ? 'retention' : state;
  return (
    <p>
      <strong>{say(`portal-own-data.erase.${words}`)}</strong>{' '}
      {at === null ? null : <When at={at} frame={frame} />}
    </p>
  );
}

function Ask({ data: { base, erasure }, frame }: Shown) {
  const { say } = frame;
  const { erasable, appealUntil } = erasure;
  if (erasable === 'asked') return null;
  if (erasable === 'yes') {
    return (
      <form method="post" action={`${base}/erasure`}>
        <p className="quiet">{say('portal-own-data.erase.decided_how')}</p>
        <Actions>
          <Button look="danger">{say('portal-own-data.erase.ask')}</Button>
        </Actions>
      </form>
    );
  }
  return (
    <p className="told changed">
      {say(`portal-own-data.erase.${erasable}`)}{' '}
      {appealUntil === null ? null : <Until at={appealUntil} frame={frame} />}
    </p>
  );
}
