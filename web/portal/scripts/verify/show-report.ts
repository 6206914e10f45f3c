import { groupComplaintNumber } from '@insaf/contract/complaint-number.ts';
import { inDigits as textInDigits } from '@insaf/contract/digits.ts';
import type { Step } from 'insaf-verify/receipt.ts';
import { say, told } from '../say.ts';
import type { Beside, Report } from './check-proof.ts';
import type { Seen } from './remember-head.ts';

type Whole = Extract<Report, { outcome: 'holds' | 'changed' }>;

/** The report in plain words; `zone` is where the installation is. */
export function reportCard(report: Report, zone: string, again: () => void): HTMLElement {
  const { outcome } = report;
  if (outcome === 'holds' || outcome === 'changed') return wholeCard(report, zone);
  const made = card(outcome, say(`verify.${outcome}.title`), element('p', words(outcome)));
  if (outcome === 'fails') {
    const faults = report.fails.map(({ code, index }) =>
      element('li', say(`verify.fails.${code}`, { place: (index ?? 0) + 1 })),
    );
    made.append(element('ul', ...faults));
    made.querySelector('ul')?.classList.add('points');
  }
  if (outcome === 'unreached') {
    const button = element('button', say('verify.unreached.again'));
    button.className = 'button secondary';
    button.type = 'button';
    button.addEventListener('click', again);
    made.append(button);
  }
  return made;
}

const words = (outcome: string) => say(`verify.${outcome}.text`);

function wholeCard(report: Whole, zone: string) {
  const { outcome, number, checkpoint, steps, beside, witnesses, names } = report;
  const [first] = steps;
  const shownNumber = element('bdi', textInDigits(groupComplaintNumber(number), told.digits));
  shownNumber.className = 'code';
  const origin = element('bdi', checkpoint.origin);
  const place = { place: (first?.index ?? 0) + 1, size: checkpoint.size };
  const made = card(
    outcome,
    say(`verify.${outcome}.title`),
    ...(outcome === 'changed' ? [element('p', say('verify.changed.text'))] : []),
    element(
      'p',
      ...filled('verify.holds.entered', {
        number: shownNumber,
        day: element('strong', momentIn(first?.entry.at ?? '', zone)),
      }),
    ),
    element(
      'p',
      ...filled('verify.holds.place', { origin }, place),
      ' ',
      say('verify.holds.signed'),
    ),
    besideLine(beside),
    ...witnessLines(witnesses, zone),
    element('h3', say('verify.steps.title')),
    stepsList(steps, names, zone),
    ...namesLine(names),
  );
  made.querySelector('p')?.classList.toggle('entered', outcome === 'holds');
  return made;
}

function besideLine({ growth, old, now }: Beside): HTMLElement {
  const line = element('p', say(`verify.now.${growth}`, { old, now }));
  if (['shrunk', 'forked', 'unsigned'].includes(growth)) line.className = 'alarm';
  return line;
}

function witnessLines(witnesses: Whole['witnesses'], zone: string): HTMLElement[] {
  if (witnesses === undefined) return [];
  if (witnesses.length === 0) return [element('p', say('verify.witnesses.none'))];
  return witnesses.map(({ name, at }) => {
    const day = momentIn(new Date(at).toISOString(), zone);
    return element(
      'p',
      ...filled('verify.witnesses.signed', { name: element('bdi', name) }, { day }),
    );
  });
}

function namesLine(names: Whole['names']): HTMLElement[] {
  if (Object.keys(names).length === 0) return [];
  const line = element('p', say('verify.steps.names'));
  line.className = 'quiet';
  return [line];
}

function stepsList(steps: readonly Step[], names: Whole['names'], zone: string): HTMLElement {
  let holder: string | null = null;
  const items = steps.map((step) => {
    const came = step.entry.holder !== null && step.entry.holder !== holder;
    holder = step.entry.holder ?? holder;
    return stepItem(step, came, names, zone);
  });
  const list = element('ol', ...items);
  list.className = 'story';
  return list;
}

/** @param came whether the complaint came to another agency by it */
function stepItem({ index, entry }: Step, came: boolean, names: Whole['names'], zone: string) {
  const isMove = entry.type === 'move' || entry.verb === null;
  const what = `verify.steps.${isMove ? (entry.verb ?? entry.type) : `${entry.type}.${entry.verb}`}`;
  const when = element('time', momentIn(entry.at, zone));
  when.dateTime = entry.at;
  const line = element('p', when, ' · ', say('verify.steps.place', { place: index + 1 }));
  line.className = 'quiet';
  const text = element('pre', JSON.stringify(entry, null, 1));
  text.dir = 'ltr';
  const agencyLine = (key: string, code: string) =>
    element('p', ...filled(key, { agency: agencyOf(code, names) }));
  return element(
    'li',
    line,
    element(
      'p',
      element('strong', say(told.words[what] === undefined ? 'verify.steps.other' : what)),
    ),
    ...(entry.agency === null ? [] : [agencyLine('verify.steps.by', entry.agency)]),
    ...(came && entry.holder !== null ? [agencyLine('verify.steps.holder', entry.holder)] : []),
    element('details', element('summary', say('verify.steps.entry')), text),
  );
}

/** The name, where the file has one; else the code, which is what the ledger says. */
function agencyOf(code: string, names: Whole['names']): HTMLElement {
  const made = element('bdi', names[code]?.[told.language] ?? code);
  if (names[code] === undefined) made.className = 'code';
  else made.title = code;
  return made;
}

/** What became of the ledger since this browser was here last. */
export function seenLines(seen: Seen, zone: string): HTMLElement[] {
  const title = element('h2', say('verify.seen.title'));
  if (seen.kind === 'first')
    return [title, element('p', say('verify.seen.first', { now: seen.now }))];
  const day = momentIn(new Date(seen.seenAt).toISOString(), zone);
  const isAlarm = seen.kind === 'key' || (seen.growth !== 'same' && seen.growth !== 'grown');
  const key = `verify.seen.${seen.kind === 'key' ? 'key' : seen.growth}`;
  const { old, now } = seen.kind === 'key' ? { old: 0, now: 0 } : seen;
  const line = element('p', say(key, { day, old, now }));
  if (isAlarm) line.className = 'alarm';
  return [title, line];
}

function card(outcome: string, title: string, ...children: Node[]): HTMLElement {
  const made = element('section', element('h2', title), ...children);
  made.className = `verdict-card ${outcome}`;
  return made;
}

/** Day and hour where the installation is, in the reader's language and digits. */
function momentIn(at: string, zone: string): string {
  const locale = `${told.language === 'en' ? 'en-GB' : 'ar-EG'}-u-nu-${told.digits}`;
  const style = { dateStyle: 'full', timeStyle: 'short', timeZone: zone } as const;
  return new Intl.DateTimeFormat(locale, style).format(new Date(at));
}

/** A sentence with elements in the places of its parameters. */
function filled(
  key: string,
  elements: Readonly<Record<string, HTMLElement>>,
  params: Readonly<Record<string, string | number>> = {},
): (string | HTMLElement)[] {
  return say(key, params)
    .split(/(\{\w+\})/)
    .map((part) => elements[part.slice(1, -1)] ?? part);
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  ...children: (string | Node)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}
