import type { Sealing } from '../../../platform/sealing.ts';
import type { Identity, ReadComplainant } from '../rules/read-complainant.ts';

/** The rows that keep the complainants of one complaint: sealed, and found again only by keyed hash. */
export function sealComplainants(
  sealing: Sealing,
  number: string,
  people: readonly ReadComplainant[],
) {
  return people.map(({ identity, kind, language, noticeBy }, index) => {
    const { sealed, key } = sealing.seal(JSON.stringify(identity));
    const hash = (purpose: string, value: string | undefined) =>
      value === undefined ? null : sealing.hash(purpose, value);
    return {
      complaint_number: number,
      complainant_no: index + 1,
      kind,
      language,
      notice_by: noticeBy,
      sealed,
      sealed_key: key,
      phone_hash: hash('phone', identity.phone),
      national_id_hash: hash('national_id', identity.nationalId),
      email_hash: hash('email', identity.email?.toLowerCase()),
    };
  });
}

/** Who it is, opened. */
export function openIdentity(
  sealing: Sealing,
  row: { sealed: Buffer; sealed_key: Buffer },
): Identity {
  return JSON.parse(sealing.open({ sealed: row.sealed, key: row.sealed_key })) as Identity;
}
