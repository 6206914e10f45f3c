import { type Digits, inDigits } from '@insaf/contract/digits.ts';
import type { CheckPart } from '@insaf/contract/portal-filing.ts';
import { DraftFiles } from '../parts/draft-files.tsx';
import { Actions, BackLink, Button, FaultSummary } from '../parts/form.tsx';
import { WithinInitiative } from '../parts/within-initiative.tsx';
import type { Page } from '../render.tsx';

export const FileCheckPage: Page<'file-check'> = {
  title: (_data, { say }) => say('portal-file.check.question'),
  Body: ({ data: { back, faults, filing, initiative, parts, files }, frame: { say, digits } }) => (
    <div className="narrow filing">
      <BackLink href={back} say={say} />
      <FaultSummary faults={faults} say={say} />
      <h1 className="question">{say('portal-file.check.question')}</h1>
      {initiative === null ? null : (
        <form method="post" action="/file/initiative" id="field-initiative">
          <WithinInitiative say={say} initiative={initiative}>
            <Button look="plain">{say('portal-initiative.leave')}</Button>
          </WithinInitiative>
        </form>
      )}
      {parts.map(({ question, rows }) => (
        <section key={question} className="check-part" aria-labelledby={`part-${question}`}>
          <div className="check-head">
            <h2 id={`part-${question}`}>{say(`portal-file.check.parts.${question}`)}</h2>
            <a href={`/file/${question}?to=check`}>
              {say('portal-form.change')}
              <span className="hidden-words"> {say(`portal-file.check.parts.${question}`)}</span>
            </a>
          </div>
          {question === 'photos' ? (
            files.length === 0 ? (
              <p className="quiet">{say('portal-file.check.no_files')}</p>
            ) : (
              <DraftFiles files={files} say={say} />
            )
          ) : (
            <dl className="answers">
              {rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: several people have rows of the same name
                <div key={index}>
                  <dt>{row.label}</dt>
                  <dd className={row.written === 'text' ? 'as-written' : undefined}>
                    <Answer row={row} digits={digits} />
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </section>
      ))}
      <form method="post" action="/file/send" id="field-send" data-keep="" data-question="send">
        <input type="hidden" name="filing" value={filing} />
        <p>{say('portal-file.check.declare')}</p>
        <Actions>
          <Button large>{say('portal-file.check.send')}</Button>
        </Actions>
      </form>
      <p className="quiet small filing-kept">
        {say('portal-file.kept', { days: 30 })} <a href="/file/again">{say('portal-file.again')}</a>
      </p>
    </div>
  ),
};

type Row = CheckPart['rows'][number];

function Answer({ row: { value, written }, digits }: { row: Row; digits: Digits }) {
  if (written === 'text') return <span dir="auto">{value}</span>;
  if (written === 'choice') return value;
  return <bdi dir="ltr">{inDigits(value, digits)}</bdi>;
}
