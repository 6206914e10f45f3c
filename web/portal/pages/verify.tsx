import type { PortalFrame, PortalPages } from '@insaf/contract/portal.ts';
import { Points } from '../parts/information.tsx';
import type { Page } from '../render.tsx';

type Part = { data: PortalPages['verify']; frame: PortalFrame };

const points = ['signed', 'included', 'whole', 'grown'] as const;

/** A proof is checked, by scripts and on the device; without them it says how to check it by a program. */
export const VerifyPage: Page<'verify'> = {
  title: (_data, { say }) => say('portal-verify.title'),
  Body: ({ data, frame }) => {
    const { say, zone } = frame;
    return (
      <div className="narrow information verify">
        <h1>{say('portal-verify.title')}</h1>
        <p className="lead">{say('portal-verify.lead')}</p>
        <noscript>
          <div className="notice-line">
            <p>
              <strong>{say('portal-verify.needs_scripts.title')}</strong>
            </p>
            <p>{say('portal-verify.needs_scripts.text')}</p>
          </div>
        </noscript>
        <div data-verify data-key={data.key} data-zone={zone} hidden>
          <div className="verdict" data-verdict tabIndex={-1} aria-live="polite" />
          <div className="field">
            <label htmlFor="proof">{say('portal-verify.choose.label')}</label>
            <div className="hint" id="hint-proof">
              {say('portal-verify.choose.hint')}
            </div>
            <input
              id="proof"
              type="file"
              accept=".json,application/json"
              aria-describedby="hint-proof"
            />
          </div>
          <p className="quiet">{say('portal-verify.private')}</p>
          <section className="seen" data-seen aria-live="polite" hidden />
        </div>
        <h2>{say('portal-verify.what.title')}</h2>
        <Points names={points} at="portal-verify.what.points" say={say} />
        <Program data={data} frame={frame} />
      </div>
    );
  },
};

function Program({ data: { key }, frame: { say } }: Part) {
  return (
    <section aria-labelledby="program">
      <h2 id="program">{say('portal-verify.program.title')}</h2>
      <p>{say('portal-verify.program.text')}</p>
      <pre dir="ltr">{`npx insaf-verify receipt receipt.json --key ${key}`}</pre>
      <p>{say('portal-verify.program.key')}</p>
      <p>
        {say('portal-verify.program.public')}{' '}
        <a href="/ledger/checkpoint">{say('portal-verify.program.head')}</a>
      </p>
    </section>
  );
}
