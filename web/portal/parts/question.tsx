import type { PortalFrame } from '@insaf/contract/portal.ts';
import type { FollowingPages } from '@insaf/contract/portal-following.ts';
import { FileField } from './files.tsx';
import { Actions, Button, TextArea } from './form.tsx';
import { Until } from './when.tsx';
import { Written } from './written.tsx';

/** What was asked, and the form to supply it. */
export function Question({
  view,
  base,
  frame,
  entered,
  files,
  faults,
}: FollowingPages['supply'] & { frame: PortalFrame }) {
  const { say } = frame;
  return (
    <>
      {view.question === null ? null : (
        <>
          <Written text={view.question.text} />
          {view.question.until === null ? null : (
            <p>
              {say('portal-track.due.incomplete')}: <Until at={view.question.until} frame={frame} />
              . {say('portal-track.question.lapse')}
            </p>
          )}
        </>
      )}
      <form method="post" action={`${base}/supply`} encType="multipart/form-data">
        <TextArea
          say={say}
          name="answer"
          label={say('portal-track.question.answer')}
          value={entered.answer}
          rows={4}
          limit={4000}
          faults={faults}
        />
        <FileField
          say={say}
          label={say('portal-track.question.photos')}
          kept={files}
          faults={faults}
        />
        <Actions>
          <Button>{say('portal-track.question.send')}</Button>
        </Actions>
      </form>
    </>
  );
}
