import { telephoneGroups } from '@insaf/contract/telephone-groups.ts';
import { inDigits } from '../words.ts';
import { foursOf, spokenGroup } from './spoken-digits.ts';

/** A telephone as it is read back: large in groups, and below it in words. */
export function TelephoneReadBack({ e164 }: { e164: string }) {
  const groups = telephoneGroups(e164);
  return (
    <p className="read-back">
      <span className="read-back-digits">
        <Groups groups={groups} />
      </span>
      <span className="read-back-words">
        {groups.map((group, index) => spokenGroup(group, index === 0)).join(' · ')}
      </span>
    </p>
  );
}

/** A number or code in groups of four, as large as it has to be to be read out without a slip. */
export function DigitGroups({ digits }: { digits: string }) {
  return <Groups groups={foursOf(digits)} />;
}

/**
 * Groups of digits side by side, the first at the left in any script: between Arabic-Indic digits a space
 * would turn the order of the groups round.
 */
function Groups({ groups }: { groups: readonly string[] }) {
  return (
    <span className="digit-groups" dir="ltr">
      {groups.map((group, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: groups stand where they stand
        <bdi key={index}>{inDigits(group)}</bdi>
      ))}
    </span>
  );
}
