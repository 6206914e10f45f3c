import type { PortalFrame } from '@insaf/contract/portal.ts';
import type { FilingQuestion, Question } from '@insaf/contract/portal-filing.ts';
import type { ReactNode } from 'react';
import { Actions, BackLink, Button, FaultSummary } from './form.tsx';
import { WithinInitiative } from './within-initiative.tsx';

/** The title of a question, which says before all else that something was wrong. */
export function questionTitle(
  name: FilingQuestion,
  { faults }: Pick<Question, 'faults'>,
  { say }: PortalFrame,
): string {
  const title = say(`portal-file.${name}.question`);
  return faults.length === 0 ? title : say('portal-form.fault_title', { title });
}

/**
 * The frame of a question: where one stands, the way back, what was wrong, the form, the way on. Its first
 * button is hidden and goes on, because a browser presses the first one when somebody presses Enter.
 */
export function QuestionPage({
  name,
  data,
  frame: { say },
  withFiles,
  more,
  children,
}: {
  name: FilingQuestion;
  data: Question;
  frame: PortalFrame;
  withFiles?: boolean;
  /** Beside the button that goes on. */
  more?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="narrow filing">
      <BackLink href={data.back} say={say} />
      <FaultSummary faults={data.faults} say={say} />
      <p className="step">
        {say('portal-file.step', { step: data.step, steps: data.steps })}
        <progress value={data.step - 1} max={data.steps} aria-hidden="true" />
      </p>
      <form
        method="post"
        action={`/file/${name}`}
        encType={withFiles ? 'multipart/form-data' : undefined}
        noValidate
        data-keep=""
        data-question={name}
        data-arrived={data.arrived ?? undefined}
        data-filing={data.filing}
      >
        <button type="submit" className="hidden-words" tabIndex={-1} aria-hidden="true">
          {say('portal-file.continue')}
        </button>
        <input type="hidden" name="copy" value={data.copy} />
        <input type="hidden" name="initiative" value={data.initiative?.code ?? ''} />
        {data.fromCheck ? <input type="hidden" name="to" value="check" /> : null}
        {data.initiative === null ? null : (
          <WithinInitiative say={say} initiative={data.initiative}>
            <Button look="plain" name="act" value="leave-initiative">
              {say('portal-initiative.leave')}
            </Button>
          </WithinInitiative>
        )}
        {children}
        <Actions>
          <Button large>
            {say(data.fromCheck ? 'portal-file.to_check' : 'portal-file.continue')}
          </Button>
          {more}
        </Actions>
      </form>
      <p className="quiet small filing-kept">
        {say('portal-file.kept', { days: 30 })} <a href="/file/again">{say('portal-file.again')}</a>
      </p>
    </div>
  );
}
