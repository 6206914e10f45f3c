import './changes.css';
import type {
  AdministrationSubject,
  administrationRoutes,
} from '@insaf/contract/administration.ts';
import { Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../api.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { say } from '../words.ts';
import { useAgencyNames } from './agencies/use-agency-names.ts';
import { tellFields } from './change-words.ts';
import { MoreButton } from './more-button.tsx';

export const changesKey = (kind: AdministrationSubject, subject?: string) =>
  ['administration', 'changes', kind, subject] as const;

/** What was changed in a subject, the latest first: who, when, and each field as it was and as it is. */
export function Changes({ kind, subject }: { kind: AdministrationSubject; subject?: string }) {
  const changes = useInfiniteQuery({
    queryKey: changesKey(kind, subject),
    queryFn: ({ pageParam, signal }) =>
      call<typeof administrationRoutes.administrationChanges>('GET', '/administration/changes', {
        query: { kind, subject, before: pageParam ?? undefined },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const all = changes.data?.pages.flatMap((page) => page.changes) ?? [];
  const agencyName = useAgencyNames(all.map(({ before, after }) => [before, after]));
  return (
    <section className="card" aria-labelledby="changes">
      <Title order={2} size="h4" id="changes">
        {say('desk-administration.history')}
      </Title>
      {changes.isPending ? <Loading rows={2} /> : null}
      {changes.isError ? (
        <Failed fault={changes.error} retry={() => void changes.refetch()} />
      ) : null}
      {changes.isSuccess && all.length === 0 ? (
        <p className="card-quiet">{say('desk-administration.no_history')}</p>
      ) : null}
      <ol className="admin-changes">
        {all.map((change) => (
          <ChangeEntry
            key={change.id}
            title={say(`desk-administration.what.${change.what}`)}
            about={subject === undefined ? change.subject : null}
            by={change.by}
            at={change.at}
            fields={tellFields(change.before, change.after, agencyName)}
          />
        ))}
      </ol>
      <MoreButton list={changes} />
    </section>
  );
}

/** One change, as a sentence and what it made different. */
export function ChangeEntry({
  title,
  about,
  by,
  at,
  fields,
}: {
  title: string;
  about?: string | null;
  by: string | null;
  at: string;
  fields: readonly { name: string; before: string | null; after: string | null }[];
}) {
  return (
    <li>
      <p>
        <strong>{title}</strong>
        {about ? (
          <>
            {' '}
            <bdi>{about}</bdi>
          </>
        ) : null}{' '}
        <span className="card-quiet">
          {by === null ? say('desk-administration.by_program') : <bdi>{by}</bdi>} · <When at={at} />
        </span>
      </p>
      {fields.length === 0 ? null : (
        <dl className="admin-fields">
          {fields.map(({ name, before, after }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {before === null ? null : (
                  <del>
                    <span className="hidden-words">{say('desk-administration.was')} </span>
                    <bdi>{before}</bdi>
                  </del>
                )}{' '}
                {after === null ? null : (
                  <ins>
                    <span className="hidden-words">{say('desk-administration.is')} </span>
                    <bdi>{after}</bdi>
                  </ins>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
