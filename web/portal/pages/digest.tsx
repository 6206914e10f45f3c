import { Actions, Button } from '../parts/form.tsx';
import type { Page } from '../render.tsx';

/** Behind the link in a digest: one button stops them. Following a link alone stops nothing. */
export const DigestPage: Page<'digest'> = {
  title: ({ stopped }, { say }) => say(`digest.page.${stopped ? 'stopped_title' : 'title'}`),
  Body: ({ data: { address, stopped }, frame: { say } }) =>
    stopped ? (
      <div className="narrow">
        <h1>{say('digest.page.stopped_title')}</h1>
        <p className="lead">{say('digest.page.stopped_text')}</p>
        <p className="actions">
          <a className="button secondary" href="/desk">
            {say('digest.page.desk')}
          </a>
        </p>
      </div>
    ) : (
      <div className="narrow">
        <h1>{say('digest.page.title')}</h1>
        <p className="lead">{say('digest.page.text')}</p>
        <form method="post" action={address}>
          <Actions>
            <Button>{say('digest.page.button')}</Button>
          </Actions>
        </form>
      </div>
    ),
};
