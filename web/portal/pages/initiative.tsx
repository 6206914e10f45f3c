import { Button } from '../parts/form.tsx';
import { Day } from '../parts/when.tsx';
import type { Page } from '../render.tsx';

/** What an initiative is, who supervises it, until when, what it takes, and the way to file within it. */
export const InitiativePage: Page<'initiative'> = {
  title: ({ name }) => name,
  Body: ({ data, frame }) => {
    const { say } = frame;
    const { code, name, purpose, supervisor, firstDay, lastDay, state, byPortal } = data;
    return (
      <div className="narrow information">
        <h1>{name}</h1>
        <p className="lead">{purpose}</p>
        <dl className="turn">
          <div>
            <dt>{say('portal-initiative.supervisor')}</dt>
            <dd>{supervisor}</dd>
          </div>
          {state === 'to_come' ? (
            <div>
              <dt>{say('portal-initiative.from')}</dt>
              <dd>
                <Day day={firstDay} frame={frame} />
              </dd>
            </div>
          ) : null}
          {lastDay === null ? null : (
            <div>
              <dt>{say('portal-initiative.until')}</dt>
              <dd>
                <Day day={lastDay} frame={frame} />
              </dd>
            </div>
          )}
          {data.kinds.length === 0 ? null : (
            <div>
              <dt>{say('portal-initiative.kinds')}</dt>
              <dd>
                <Names names={data.kinds.map((kind) => say(`lifecycle.kind.${kind}`))} />
              </dd>
            </div>
          )}
        </dl>
        {data.categories.length === 0 ? null : (
          <>
            <h2>{say('portal-initiative.about')}</h2>
            <Names names={data.categories} />
          </>
        )}
        {state === 'open' && byPortal ? (
          <>
            <h2>{say('portal-initiative.how')}</h2>
            <p>{say('portal-initiative.how_text')}</p>
            <form method="post" action={`/initiatives/${code}`} className="actions">
              <Button large>{say('portal-initiative.file')}</Button>
            </form>
          </>
        ) : (
          <p className="told">
            {say(`portal-initiative.not_now.${state === 'open' ? 'elsewhere' : state}`)}
          </p>
        )}
        <p>
          <a href="/file">{say('portal-initiative.outside')}</a>
        </p>
      </div>
    );
  },
};

function Names({ names }: { names: readonly string[] }) {
  return (
    <ul className="points">
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
