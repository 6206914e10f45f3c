import { readFileSync } from 'node:fs';
import type { TestApp } from './app.ts';
import { examiner, file, move } from './journey.ts';

/*
 * Months as the system published them (press reports of its statements, in thousands), and complaints in
 * their proportions, one for each thousand, through the routes.
 */

export type PublishedMonth = {
  readonly month: string;
  readonly received: number;
  readonly referred: number;
  readonly dismissed: number;
  readonly incomplete: number;
  /** Of what was referred, from 0 to 1; null where it was not published. */
  readonly ministriesShare: number | null;
};

export const publishedMonths: readonly PublishedMonth[] = readFileSync(
  new URL('./published-months.csv', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [month = '', received, referred, dismissed, incomplete, ministries] = line.split(',');
    return {
      ...{ month, received: Number(received), referred: Number(referred) },
      ...{ dismissed: Number(dismissed), incomplete: Number(incomplete) },
      ministriesShare: ministries ? Number(ministries) : null,
    };
  });

/** The nine ministries that most is referred to, then others. */
const nine = ['interior', 'housing', 'health', 'solidarity', 'education', 'telecom', 'petroleum'];
const first = [...nine, 'electricity', 'supply'].map((name) => `min-${name}`);
const others = ['min-transport', 'min-environment', 'min-justice', 'min-labour'];
const governorates = ['gov-bns', 'gov-is', 'gov-c', 'gov-gz', 'gov-alx'];
const authorities = ['auth-pensions', 'auth-consumer', 'auth-telecom'];
/** Of a year's ministries, and of what went to neither them nor governorates. */
const usually = { ministries: 0.65, nine: 0.875, governorates: 378 / 598 } as const;

const reasons = ['repeated', 'not_competent', 'inexact'] as const;
const channels = [
  ...(['hotline', 'hotline', 'hotline', 'hotline', 'hotline', 'portal', 'portal'] as const),
  ...(['whatsapp', 'portal', 'portal'] as const),
];
const categories = ['waste', 'water-outage', 'power-outage', 'medicine-shortage', 'school-service'];

/** What becomes of each complaint of a month: the agency it is referred to, or what else is done. */
function fates({ referred, dismissed, incomplete, ministriesShare }: PublishedMonth) {
  const ministries = Math.round(referred * (ministriesShare ?? usually.ministries));
  const ofNine = Math.round(ministries * usually.nine);
  const local = Math.round((referred - ministries) * usually.governorates);
  const to = (among: readonly string[], count: number) =>
    Array.from({ length: count }, (_, at) => ({
      verb: 'refer',
      body: { agency: among[at % among.length]! },
    }));
  return [
    ...to(first, ofNine),
    ...to(others, ministries - ofNine),
    ...to(governorates, local),
    ...to(authorities, referred - ministries - local),
    ...Array.from({ length: dismissed }, (_, at) => ({
      verb: 'dismiss',
      body: { reason: reasons[at % reasons.length]!, explanation: 'نعتذر، ولا يمكن توجيهها.' },
    })),
    ...Array.from({ length: incomplete }, () => ({
      verb: 'ask',
      body: { question: 'في أي شارع؟' },
    })),
  ];
}

/** Files the complaints of a month on its days, and does with each what was done. */
export async function playMonth(app: TestApp, published: PublishedMonth): Promise<void> {
  for (const [at, { verb, body }] of fates(published).entries()) {
    const day = String(1 + (at % 28)).padStart(2, '0');
    app.turnTo(new Date(`${published.month}-${day}T08:00:00Z`));
    const channel = channels[at % channels.length]!;
    const by = channel === 'hotline' ? 'call_agent@system' : undefined;
    const filed = await file(
      app,
      {
        text: `شكوى رقم ${at} من شهر ${published.month}: الخدمة متوقفة منذ أيام في شارعنا.`,
        category: categories[at % categories.length],
        complainants: [{ name: 'هدى محمود السيد', phone: `0100${String(1_000_000 + at)}` }],
        ...(channel === 'hotline' ? { channel } : {}),
      },
      by,
    );
    await move(app, examiner, filed, verb, body);
  }
}
