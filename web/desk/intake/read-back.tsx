import { foursOf, inTheirDigits, spokenGroup, telephoneGroups } from './spoken-digits.ts';

/** A telephone as it is read back: large in groups, and below it in words. */
export function TelephoneReadBack({ e164 }: { e164: string }) {
  const groups = telephoneGroups(e164);
  return (
    <p className="read-back">
      <bdi className="read-back-digits" dir="ltr">
        {groups.map((group) => inTheirDigits(group)).join('\u2002')}
      </bdi>
      <span className="read-back-words">
        {groups.map((group, index) => spokenGroup(group, index === 0)).join(' · ')}
      </span>
    </p>
  );
}

/** A number or code in groups of four, as large as it has to be to be read out without a slip. */
export function DigitGroups({ digits }: { digits: string }) {
  return (
    <bdi className="digit-groups" dir="ltr">
      {foursOf(digits).map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups stand where they stand
        <span key={index}>{inTheirDigits(group)}</span>
      ))}
    </bdi>
  );
}
