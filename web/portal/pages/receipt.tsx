import { groupComplaintNumber } from '@insaf/contract/complaint-number.ts';
import { inDigits } from '@insaf/contract/digits.ts';
import type { PortalFrame } from '@insaf/contract/portal.ts';
import type { FollowingPages } from '@insaf/contract/portal-following.ts';
import { Expected } from '../parts/expected.tsx';
import {
  Actions,
  BackLink,
  Button,
  type Choice,
  Choices,
  FaultSummary,
  Field,
} from '../parts/form.tsx';
import { PictureCode } from '../parts/picture-code.tsx';
import { Until } from '../parts/when.tsx';
import type { Page } from '../render.tsx';

type Data = FollowingPages['receipt'];
type Shown = { data: Data; frame: PortalFrame };

const titleOf = ({ from }: Data) => `portal-receipt.${from === null ? 'title' : 'title_later'}`;

/** Number and code, large, and the ways to keep them. */
export const ReceiptPage: Page<'receipt'> = {
  title: (data, { say }) => say(titleOf(data)),
  Body: ({ data, frame }) => {
    const { say } = frame;
    return (
      <div className="narrow receipt">
        {data.from === null ? null : <BackLink href={data.from} say={say} />}
        {data.sent ? (
          <p className="told" role="status">
            {say('portal-receipt.send.sent')}
          </p>
        ) : null}
        <FaultSummary faults={data.faults} say={say} />
        <h1>{say(titleOf(data))}</h1>
        <p className="lead">{say('portal-receipt.lead')}</p>
        <Secret data={data} frame={frame} />
        <Next data={data} frame={frame} />
        <Proof data={data} frame={frame} />
        <Keep data={data} frame={frame} />
        <Send data={data} frame={frame} />
        <form method="post" action="/track/leave" className="leave">
          <p className="quiet">{say('portal-track.leave_hint_receipt')}</p>
          <Button look="secondary">{say('portal-track.leave')}</Button>
        </form>
        <p className="actions">
          <a className="button" href={`/track/${data.number}`}>
            {say('portal-receipt.track')}
          </a>
          {data.from === null ? (
            <a className="button secondary" href="/file">
              {say('portal-receipt.again')}
            </a>
          ) : null}
        </p>
      </div>
    );
  },
};

/** Both as text, and a picture that another telephone reads. */
function Secret({ data: { number, code, picture }, frame: { say, digits } }: Shown) {
  // Each stands alone in its direction, so that a line may break between two groups of large digits.
  const shown = (grouped: string) => inDigits(grouped.replaceAll('\u00a0', ' '), digits);
  return (
    <section className="secret" aria-labelledby="secret">
      <h2 id="secret" className="hidden-words">
        {say('portal-receipt.number')}
      </h2>
      <dl>
        <div>
          <dt>{say('portal-receipt.number')}</dt>
          <dd>
            <bdi dir="ltr">{shown(groupComplaintNumber(number))}</bdi>
          </dd>
        </div>
        <div>
          <dt>{say('portal-receipt.code')}</dt>
          <dd>
            <bdi dir="ltr">{shown(`${code.slice(0, 4)}\u00a0${code.slice(4)}`)}</bdi>
          </dd>
        </div>
      </dl>
      <figure>
        <PictureCode picture={picture} label={say('portal-receipt.qr.label')} />
        <figcaption>{say('portal-receipt.qr.hint')}</figcaption>
      </figure>
      <p className="secret-warning">{say('portal-receipt.secret')}</p>
    </section>
  );
}

/** What was to come has come; the complaint's page tells of it. */
const decided: readonly string[] = ['settled', 'closed', 'dismissed', 'withdrawn'];

function Next({ data: { view }, frame }: Shown) {
  const { say, language } = frame;
  const examining = view.status === 'received' && view.dueAt !== null;
  if (decided.includes(view.status)) {
    return (
      <section aria-labelledby="next">
        <h2 id="next">{say('portal-receipt.next.title')}</h2>
        <p>{view.next[language]}</p>
      </section>
    );
  }
  return (
    <section aria-labelledby="next">
      <h2 id="next">{say('portal-receipt.next.title')}</h2>
      <ol className="next">
        <li>
          {examining && view.dueAt !== null ? (
            <>
              {say('portal-receipt.next.examined')} <Until at={view.dueAt} frame={frame} />
            </>
          ) : (
            view.next[language]
          )}
        </li>
        <li>{say('portal-receipt.next.told')}</li>
        <li>{say('portal-receipt.next.answered')}</li>
        <li>{say('portal-receipt.next.yours')}</li>
      </ol>
      <h3>{say('portal-track.expected.title')}</h3>
      <Expected view={view} frame={frame} />
      <p className="quiet">{say('portal-track.expected.told')}</p>
    </section>
  );
}

/** That it stands in the ledger, as a file and as a picture; where it is not ready, how to look again. */
function Proof({ data: { base, proof }, frame: { say } }: Shown) {
  if (proof === null) {
    return (
      <section className="proof" id="proof" aria-labelledby="proof-title" data-proof-waiting>
        <h2 id="proof-title">{say('portal-receipt.proof.title')}</h2>
        <p role="status">{say('portal-receipt.proof.waiting')}</p>
        <p className="actions">
          <a className="button secondary" href={base}>
            {say('portal-receipt.proof.reload')}
          </a>
        </p>
      </section>
    );
  }
  return (
    <section className="proof" id="proof" aria-labelledby="proof-title">
      <div>
        <h2 id="proof-title">{say('portal-receipt.proof.title')}</h2>
        <p>{say('portal-receipt.proof.text')}</p>
        <p className="actions">
          <a className="button secondary" href={`${base}.json`} download>
            {say('portal-receipt.proof.download')}
          </a>
          <a href="/verify">{say('portal-receipt.proof.check')}</a>
        </p>
      </div>
      {proof.picture === null ? null : (
        <figure>
          <PictureCode picture={proof.picture} label={say('portal-receipt.proof.label')} />
          <figcaption>{say('portal-receipt.proof.hint')}</figcaption>
        </figure>
      )}
    </section>
  );
}

function Keep({ data, frame: { say } }: Shown) {
  const words = say('portal-receipt.message.share', {
    number: groupComplaintNumber(data.number),
    code: `${data.code.slice(0, 4)}\u00a0${data.code.slice(4)}`,
    link: data.link,
  });
  return (
    <section className="keep" aria-labelledby="keep">
      <h2 id="keep">{say('portal-receipt.keep.title')}</h2>
      <p className="actions">
        <a className="button secondary" href={`${data.base}.pdf`} download>
          {say('portal-receipt.keep.pdf')}
        </a>
        <a
          className="button secondary"
          href={`https://wa.me/?text=${encodeURIComponent(words)}`}
          rel="noreferrer"
        >
          {say('portal-receipt.keep.whatsapp')}
        </a>
        <button type="button" className="button secondary" data-share={words} hidden>
          {say('portal-receipt.keep.share')}
        </button>
      </p>
      <p className="quiet">{say('portal-receipt.keep.print_hint')}</p>
    </section>
  );
}

function Send({ data: { base, filed, entered, faults }, frame: { say, digits } }: Shown) {
  const masked = (address: string | null, way: 'sms' | 'email', label: string): Choice[] =>
    address === null
      ? []
      : [
          {
            value: way,
            label: say(label),
            hint: <bdi dir="ltr">{way === 'sms' ? inDigits(address, digits) : address}</bdi>,
          },
        ];
  const other = (
    <Field
      say={say}
      name="to"
      label={say('portal-receipt.send.to')}
      hint={say('portal-receipt.send.to_hint')}
      value={entered.to}
      faults={faults}
      dir="ltr"
      maxLength={254}
      enterKeyHint="send"
    />
  );
  const known = [
    ...masked(filed.phone, 'sms', 'portal-receipt.send.filed_phone'),
    ...masked(filed.email, 'email', 'portal-receipt.send.filed_email'),
  ];
  return (
    <section className="send" aria-labelledby="send">
      <h2 id="send">{say('portal-receipt.send.title')}</h2>
      <form method="post" action={`${base}/send`}>
        {known.length === 0 ? (
          <>
            <input type="hidden" name="way" value="other" />
            {other}
          </>
        ) : (
          <Choices
            say={say}
            name="way"
            pick="one"
            label={say('portal-receipt.send.hint')}
            choices={[
              ...known,
              { value: 'other', label: say('portal-receipt.send.other'), more: other },
            ]}
            chosen={[entered.way || (known[0]?.value ?? '')]}
            faults={faults}
          />
        )}
        <Actions>
          <Button look="secondary">{say('portal-receipt.send.button')}</Button>
        </Actions>
      </form>
    </section>
  );
}
