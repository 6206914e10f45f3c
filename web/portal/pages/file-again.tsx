import { Actions, BackLink, Button } from '../parts/form.tsx';
import type { Page } from '../render.tsx';

export const FileAgainPage: Page<'file-again'> = {
  title: (_data, { say }) => say('portal-file.discard.question'),
  Body: ({ data: { back }, frame: { say } }) => (
    <div className="narrow filing">
      <BackLink href={back} say={say} />
      <h1 className="question">{say('portal-file.discard.question')}</h1>
      <p>{say('portal-file.discard.text')}</p>
      <form method="post" action="/file/again">
        <Actions>
          <Button look="danger">{say('portal-file.discard.yes')}</Button>
          <a className="button secondary" href={back}>
            {say('portal-file.discard.no')}
          </a>
        </Actions>
      </form>
    </div>
  ),
};
