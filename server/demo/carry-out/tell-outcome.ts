import type { demonstrationSignIns } from '../demonstration-staff.ts';
import type { Demonstration } from './demonstrate.ts';
import type { Unlike } from './take-steps.ts';

type SignIns = Awaited<ReturnType<typeof demonstrationSignIns>>;

const figure = new Intl.NumberFormat('en-GB');
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** What there is now and where to look, as lines for the one who made it. */
export function outcomeLines(
  { remembered, summary, tally, steps, staffAdded }: Demonstration,
  signIns: SignIns,
  publicUrl: string,
): string[] {
  const { seed, count } = remembered;
  const { standing, done, reused, examples } = summary;
  const filed = Object.values(standing).reduce((sum, number) => sum + number, 0);
  const there = tally.taken === 0 ? 'is all there' : `has ${figure.format(filed)} complaints`;
  const last = new Date(`${remembered.until}T00:00:00Z`);
  const lines = [
    `The demonstration “${seed}” ${there}: ${figure.format(count)} of ${remembered.months} months until ${day.format(last)}`,
    '',
    ...listed(standing),
    '',
    ...listed({
      'handed back': done.handed_back ?? 0,
      'replies sent back': done.returned ?? 0,
      appeals: done.appealed ?? 0,
      joined: done.joined ?? 0,
      'photos used again': reused.offered,
      'of them caught': reused.caught,
    }),
  ];
  if (steps > 0) lines.push('', ...unlikeLines(tally.unlike, tally.leftOut));
  if (staffAdded > 0) {
    lines.push(
      `  ${staffAdded} officers were given accounts, such as officer.<agency>@insaf.example`,
    );
  }
  if (examples.length > 0) {
    lines.push('', `  Look at these, at ${publicUrl}/track/<number> or by POST /api/v1/tracking`);
    lines.push(
      ...examples.map(({ what, number, code }) => `  ${what.padEnd(38)}${number}  code ${code}`),
    );
  }
  if (signIns !== null) {
    lines.push('', `  Sign-ins, all with the password ${signIns.password}`);
    lines.push(...signIns.people.map(({ email, what }) => `  ${email.padEnd(30)}${what}`));
  }
  return lines;
}

function listed(counts: Record<string, number>): string[] {
  return Object.entries(counts).map(
    ([name, count]) => `  ${name.padEnd(20)}${figure.format(count).padStart(7)}`,
  );
}

/** Steps that went otherwise than planned, by what was refused and why. */
function unlikeLines(unlike: readonly Unlike[], leftOut: number): string[] {
  const noSense = `; ${leftOut} were left out, with nobody above to appeal to`;
  if (unlike.length === 0) return [`  Every step went as planned${leftOut > 0 ? noSense : ''}.`];
  const groups = Map.groupBy(unlike, ({ verb, code }) =>
    code === null ? `${verb}: was to be refused, and was not` : `${verb}: ${code}`,
  );
  return [
    `  Otherwise than planned: ${unlike.length} steps; ${leftOut} after them were left out`,
    ...[...groups].map(([what, each]) => {
      const numbers = each.slice(0, 3).map(({ number }) => number ?? 'not filed');
      return `    ${String(each.length).padStart(4)}  ${what} (${numbers.join(', ')}${each.length > 3 ? ', …' : ''})`;
    }),
  ];
}
