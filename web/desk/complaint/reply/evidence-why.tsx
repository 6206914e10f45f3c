import type { earlierUseRoutes } from '@insaf/contract/earlier-uses.ts';
import type { EvidenceItemView } from '@insaf/contract/evidence.ts';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { addressOf, call } from '../../api.ts';
import { ComplaintNumber } from '../../parts/complaint-words.tsx';
import { exact, When } from '../../parts/when.tsx';
import { named, say } from '../../words.ts';
import { TwoPoints } from './two-points.tsx';

type Point = { readonly lat: number; readonly lon: number };

/** What an item was judged by: the two instants, the two points on a map, the two photos. */
export function EvidenceWhy({
  number,
  item,
  thumbnail,
}: {
  number: string;
  item: EvidenceItemView;
  thumbnail: (upload: string) => ReactNode;
}) {
  const { params, requirement, upload, earlier, because } = item;
  if (requirement === 'photo_after' && typeof params.takenAt === 'string') {
    return (
      <dl className="evidence-facts">
        <dt>{say('desk-reply.why.taken')}</dt>
        <dd>{exact(params.takenAt)}</dd>
        <dt>{say('desk-reply.why.received')}</dt>
        <dd>{exact(String(params.since))}</dd>
      </dl>
    );
  }
  if (requirement === 'photo_near' && params.photo && params.place) {
    return (
      <TwoPoints
        photo={params.photo as Point}
        place={params.place as Point & { accuracyMetres?: number }}
        metres={Number(params.metres)}
        allowed={Number(params.allowed)}
        near={item.state === 'met'}
      />
    );
  }
  if (earlier !== null) {
    return (
      <EarlierUse
        number={number}
        earlier={earlier}
        own={upload === null ? null : thumbnail(upload)}
      />
    );
  }
  if (because === 'resembles_complaint' && upload !== null) {
    return (
      <div className="evidence-pair">
        <figure>
          {thumbnail(upload)}
          <figcaption>{say('desk-reply.why.this_photo')}</figcaption>
        </figure>
        <figure>
          <img
            src={addressOf('/complaints/:number/files/:upload/:form', {
              number,
              upload: params.uploadId,
              form: 'show',
            })}
            alt={say('desk-reply.why.complaint_photo')}
            loading="lazy"
          />
          <figcaption>{say('desk-reply.why.complaint_photo')}</figcaption>
        </figure>
      </div>
    );
  }
  return upload === null ? null : <div className="evidence-one">{thumbnail(upload)}</div>;
}

function EarlierUse({
  number,
  earlier,
  own,
}: {
  number: string;
  earlier: { readonly upload: string; readonly look: string };
  own: ReactNode;
}) {
  const params = { number, ...earlier };
  const use = useQuery({
    queryKey: ['earlier-use', number, earlier.upload],
    queryFn: ({ signal }) =>
      call<typeof earlierUseRoutes.readEarlierUse>(
        'GET',
        '/complaints/:number/earlier-uses/:upload/:look',
        { params, signal },
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const of = use.data;
  return (
    <div className="evidence-pair">
      <figure>
        {own}
        <figcaption>{say('desk-reply.why.this_photo')}</figcaption>
      </figure>
      <figure>
        {of === undefined || of.kind === 'photo' ? (
          <img
            src={addressOf('/complaints/:number/earlier-uses/:upload/:look/:form', {
              ...params,
              form: 'show',
            })}
            alt={say('desk-reply.why.earlier_photo')}
            loading="lazy"
          />
        ) : null}
        <figcaption>
          {of === undefined ? (
            say('desk-reply.why.earlier_photo')
          ) : (
            <>
              {say('desk-reply.why.earlier_by', { agency: named(of.agency.name) })}{' '}
              <When at={of.at} />
              {of.readable === null ? null : (
                <>
                  {' · '}
                  <Link to="/complaints/$number" params={{ number: of.readable }}>
                    <ComplaintNumber number={of.readable} />
                  </Link>
                </>
              )}
            </>
          )}
        </figcaption>
      </figure>
    </div>
  );
}
