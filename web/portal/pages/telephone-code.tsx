import { inDigits } from '@insaf/contract/digits.ts';
import { telephoneCodeDigits } from '@insaf/contract/telephones.ts';
import { HintAndFaults } from '../parts/asked.tsx';
import { Actions, BackLink, Button, FaultSummary, Field, fieldId } from '../parts/form.tsx';
import type { Page } from '../render.tsx';

/** The code that was sent, and the way to another one. */
export const TelephoneCodePage: Page<'telephone-code'> = {
  title: (_data, { say }) => say('portal-telephone.code.title'),
  Body: ({ data: { phone, again, faults }, frame: { say, digits } }) => {
    return (
      <div className="narrow">
        <BackLink href="/track/telephone" say={say} />
        {again ? (
          <p className="told" role="status">
            {say('portal-telephone.code.sent_again')}
          </p>
        ) : null}
        <FaultSummary faults={faults} say={say} />
        <h1>{say('portal-telephone.code.title')}</h1>
        <p className="lead">{say('portal-telephone.code.lead')}</p>
        <p>
          <span className="quiet">{say('portal-telephone.phone')}</span>{' '}
          <bdi dir="ltr" className="code">
            {inDigits(phone, digits)}
          </bdi>
        </p>
        <form method="post" action="/track/telephone/code">
          <Field
            say={say}
            name="code"
            label={say('portal-telephone.code.label')}
            hint={say('portal-telephone.code.hint', { count: telephoneCodeDigits })}
            faults={faults}
            inputMode="numeric"
            autoComplete="one-time-code"
            dir="ltr"
            maxLength={40}
            enterKeyHint="done"
            short
          />
          <Actions>
            <Button large>{say('portal-telephone.code.show')}</Button>
          </Actions>
        </form>
        <section aria-labelledby="none">
          <h2 id="none">{say('portal-telephone.code.none')}</h2>
          <p>{say('portal-telephone.code.none_text')}</p>
          <form method="post" action="/track/telephone/again" id={fieldId('again')}>
            <HintAndFaults asked={{ name: 'again', say, label: '', faults }} />
            <Actions>
              <Button look="secondary">{say('portal-telephone.code.again')}</Button>
              <a className="button plain" href="/track">
                {say('portal-telephone.by_code')}
              </a>
            </Actions>
          </form>
        </section>
      </div>
    );
  },
};
