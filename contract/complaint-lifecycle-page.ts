import {
  type ClockEffect,
  lifecycle,
  type Move,
  type Mover,
  type Need,
  openStatuses,
  type Status,
  statuses,
} from './complaint-lifecycle.ts';

/*
 * docs/complaint-lifecycle.md, printed from the table, so that what people read is what is carried out.
 * A need or an effect without its sentence here does not compile.
 */

const clockEffects: Record<ClockEffect, string> = {
  startExamination: 'starts examination',
  startHandling: 'starts handling',
  holdAndJudge: 'holds handling, starts judging',
  pause: 'pauses; waiting for the complainant begins',
  resume: 'runs on with what was left',
  keep: 'keeps',
  retarget: 'takes the allowance of the priority',
  extend: 'gets more, once',
  recount: 'is counted again by the calendar as it is known now',
  stop: 'stops',
  follow: 'the leading complaint’s counts',
};

const needSentences: Record<Need, string> = {
  text: 'what is complained of',
  channel: 'how it arrived',
  question: 'a question to the complainant',
  answer: 'the complainant’s answer',
  capPassed: 'the time to answer has passed',
  agency: 'the agency to refer it to',
  category: 'a category',
  reason: 'a reason',
  reply: 'a reply that claims what was done',
  plannedDate: 'the date it is planned for',
  evidenceOffered: 'evidence for each item of the category’s rule',
  evidenceProven:
    'evidence of which nothing is unmet, and nothing unknown that a judge did not accept',
  otherAgencyThanAnswered: 'another agency than the one that answered, and none below it',
  notComplainedOf: 'not the agency complained of',
  explanation: 'an explanation to the complainant',
  windowPassed: 'the time to object has passed',
  withinWindow: 'within the time to appeal',
  seniorAgency: 'an agency above the one that decided',
  leadingComplaint: 'the leading complaint',
  leadingSettled: 'the leading complaint is settled',
  priority: 'the priority it is given',
  moreTime: 'how much more time',
  aboveHolder: 'somebody who stands above the agency that has it',
  notExtended: 'nobody gave more time to this clock before',
  clockRuns: 'a clock runs',
  obstacle: 'what is in the way, what is needed and from whom',
  notObstructed: 'no obstacle holds it already',
  obstructed: 'an obstacle holds it',
  decision: 'what is to be done, by whom and by when',
  cause: 'a cause of its agency or of one above that has it too',
  notGathered: 'it is gathered under no cause',
  gathered: 'it is gathered under a cause',
};

const movers: Record<Mover, string> = {
  staff: 'staff',
  complainant: 'the complainant',
  system: 'a job',
};

/** The whole page, in Markdown. */
export function lifecyclePage(): string {
  const rows = Object.entries<Move>(lifecycle).map(([verb, move]) => row(verb, move));
  return `# The lifecycle of a complaint

<!-- Printed from contract/complaint-lifecycle.ts by \`npm run generate\`; a check compares. -->

One row per verb. The verb is also the permission, the action, the entry in the history and the key of the label. One function makes every move, in one transaction and with the complaint locked: \`server/features/complaints/actions/move-complaint.ts\`.

| Verb | العربية | From | To | Who | Clock | Needs |
|---|---|---|---|---|---|---|
${rows.join('\n')}

## Statuses

Somebody still has something to do in ${list(openStatuses)}. Nothing more happens by itself in ${list(statuses.filter((status) => !isOpen(status)))}.

\`\`\`mermaid
stateDiagram-v2
${arrows().join('\n')}
\`\`\`
`;
}

const isOpen = (status: Status) => openStatuses.some((open) => open === status);
const code = (name: string) => `\`${name}\``;
const list = (names: readonly string[]) => names.map(code).join(', ');

function row(verb: string, { ar, from, to, by, clock, needs }: Move): string {
  return `| ${[
    code(verb),
    ar,
    from.length === 0 ? '(new)' : list(from),
    to === 'previous' ? 'where it came from' : to === 'same' ? 'as it is' : code(to),
    by.map((mover) => movers[mover]).join(', '),
    clockEffects[clock],
    needs.map((need) => needSentences[need]).join('; ') || '·',
  ].join(' | ')} |`;
}

/** The arrows of the drawing, one for each pair of statuses, with the verbs that lead along it. */
function arrows(): string[] {
  const verbsAlong = new Map<string, string[]>();
  for (const [verb, { from, to }] of Object.entries<Move>(lifecycle)) {
    for (const start of from.length === 0 ? ['[*]'] : from) {
      if (to === 'same') continue;
      const ends = to === 'previous' ? previousOf(start) : [to];
      for (const end of ends) {
        const along = `${start} --> ${end}`;
        verbsAlong.set(along, [...(verbsAlong.get(along) ?? []), verb]);
      }
    }
  }
  return [...verbsAlong].map(([along, verbs]) => `  ${along}: ${verbs.join(', ')}`);
}

/** Where a status that is left to where one came from may have been entered from. */
function previousOf(status: string): Status[] {
  return Object.values<Move>(lifecycle).flatMap(({ from, to }) => (to === status ? from : []));
}
