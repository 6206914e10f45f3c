import type { Page } from '../render.tsx';

/** One thing to say: not found, a fault of ours, not now. */
export const MessagePage: Page<'message'> = {
  title: ({ title }) => title,
  Body: ({ data: { title, text, request, again }, frame: { say } }) => (
    <div className="narrow">
      <h1>{title}</h1>
      <p className="lead">{text}</p>
      {request === null ? null : (
        <p className="quiet">
          {say('portal.request')} <bdi className="code">{request}</bdi>
        </p>
      )}
      <p className="actions">
        {again === undefined ? null : (
          <a className="button" href={again}>
            {say('portal.again')}
          </a>
        )}
        <a className="button secondary" href="/">
          {say('portal.to_home')}
        </a>
      </p>
    </div>
  ),
};
