import type { PortalFrame, Say } from '@insaf/contract/portal.ts';

/** Sentences of one kind, each a point. */
export function Points({
  names,
  at,
  say,
  params,
}: {
  names: readonly string[];
  /** Where their words are. */
  at: string;
  say: Say;
  params?: Readonly<Record<string, number>>;
}) {
  return (
    <ul className="points">
      {names.map((name) => (
        <li key={name}>{say(`${at}.${name}`, params)}</li>
      ))}
    </ul>
  );
}

/** How the installation is reached, where it says so. */
export function Contact({ frame: { say, installation } }: { frame: PortalFrame }) {
  const { hotline, email, address, hours } = installation;
  if (hotline === null && email === null && address === null) return null;
  return (
    <dl className="turn">
      {hotline === null ? null : (
        <div>
          <dt>{say('portal-info.contact.hotline')}</dt>
          <dd>
            <a href={`tel:${hotline.replaceAll(' ', '')}`}>
              <bdi dir="ltr">{hotline}</bdi>
            </a>
          </dd>
        </div>
      )}
      {email === null ? null : (
        <div>
          <dt>{say('portal-info.contact.email')}</dt>
          <dd>
            <a href={`mailto:${email}`}>
              <bdi dir="ltr">{email}</bdi>
            </a>
          </dd>
        </div>
      )}
      {address === null ? null : (
        <div>
          <dt>{say('portal-info.contact.address')}</dt>
          <dd>
            {address}
            {hours === null ? null : <> · {hours}</>}
          </dd>
        </div>
      )}
    </dl>
  );
}
