import { mergeAgency } from '../features/agencies/actions/merge-agency.ts';
import { eraseComplaint } from '../features/erasure/actions/erase-complaint.ts';
import { countFigures } from '../features/figures/index.ts';
import { sequence } from '../features/ledger/index.ts';
import type { TestApp } from './app.ts';
import { workBeside } from './beside-work.ts';
import {
  accepted,
  answered,
  centreJudge,
  document,
  examiner,
  type Filed,
  file,
  move,
  naser,
  person,
  photo,
  referred,
  reply,
  settled,
} from './journey.ts';

/*
 * A month of honest work in small: complaints that come to every end there is, through the routes and as
 * the people who work; sequenced now and then, so that some moves are sequenced alone and some together.
 */

/** @returns complaints by what became of them; `erased` are those whose person was erased */
export async function honestMonth(app: TestApp): Promise<Record<string, Filed>> {
  const done: Record<string, Filed> = {};
  for (const [name, story] of Object.entries(stories)) {
    done[name] = await story(app);
    app.pass({ hours: 7 });
    if (Object.keys(done).length % 3 === 0) await sequence(app.ctx);
  }
  const { noted, asked } = await workBeside(app);
  await sequence(app.ctx);
  app.pass({ days: 60 });
  await holdMeeting(app);
  for (const name of ['confirmed', 'withdrawn', 'dismissed']) await erase(app, done[name]!);
  const order = { code: 'gov-bns-lu-naser', into: 'gov-bns-lu-beba' };
  await mergeAgency(app.ctx, await app.acting('administrator@cabinet'), order);
  await sequence(app.ctx);
  return { ...done, noted, asked };
}

const stories: Record<string, (app: TestApp) => Promise<Filed>> = {
  filed: async (app) =>
    file(app, { uploads: [await photo(app)], remedy: 'رفع القمامة', address: 'شارع المدرسة' }),
  registered: (app) => file(app, { channel: 'hotline' }, 'call_agent@system'),
  referred: (app) => referred(app),
  supplied: async (app) => {
    const filed = await accepted(app);
    await move(app, naser, filed, 'ask', { question: 'أي شارع؟' });
    const uploads = [await photo(app)];
    await person(app, filed, 'supply', { answer: 'شارع المدرسة', uploads });
    return filed;
  },
  handedBack: async (app) => {
    const filed = await referred(app);
    await move(app, naser, filed, 'hand-back', { reason: 'ليس لنا' });
    return filed;
  },
  promised: async (app) => {
    const filed = await accepted(app);
    const plannedFor = new Date(app.now.getTime() + 9 * 86_400_000).toISOString().slice(0, 10);
    await move(app, naser, filed, 'replies', reply([], { claim: 'planned', plannedFor }));
    return filed;
  },
  answered: (app) => answered(app),
  returned: async (app) => {
    const filed = await answered(app);
    await move(app, centreJudge, filed, 'return-reply', { reason: 'الصورة لا تُظهر المكان' });
    await move(app, naser, filed, 'replies', reply([{ upload: await photo(app) }]));
    return filed;
  },
  acceptedUnknown: async (app) => {
    const filed = await accepted(app);
    const silent = { upload: await photo(app, { takenAt: null }) };
    await move(app, naser, filed, 'replies', reply([silent], { claim: 'partly' }));
    const acceptances = [{ item: 1, reason: 'رأيت المكان اليوم' }];
    await move(app, centreJudge, filed, 'settle', { acceptances });
    return filed;
  },
  followed: async (app) => {
    const leading = await accepted(app);
    const follower = await file(app, {
      complainants: [{ name: 'سعاد علي', phone: '01112223344' }],
    });
    await move(app, examiner, follower, 'join', { leading: leading.number });
    await move(app, naser, leading, 'replies', reply([{ upload: await photo(app) }]));
    await move(app, centreJudge, leading, 'settle');
    return follower;
  },
  confirmed: async (app) => {
    const filed = await settled(app);
    await person(app, filed, 'confirm', { grade: 5, words: 'شكرا لكم' });
    return filed;
  },
  appealed: async (app) => {
    const filed = await settled(app);
    await person(app, filed, 'appeal', { reason: 'لم يُرفع شيء', uploads: [await document(app)] });
    return filed;
  },
  dismissed: async (app) => {
    const filed = await file(app);
    await move(app, examiner, filed, 'dismiss', {
      ...{ reason: 'cause_gone', explanation: 'زال السبب قبل الفحص' },
    });
    return filed;
  },
  withdrawn: async (app) => {
    const filed = await referred(app);
    await person(app, filed, 'withdraw', { reason: 'انتهى الأمر' });
    return filed;
  },
};

/** The person asks, and it is granted; of one that is over. */
async function erase(app: TestApp, { number }: Filed): Promise<void> {
  await app.ctx.db
    .insertInto('erasures')
    .values({
      ...{ complaint_number: number, erasure_no: 1, why: 'retention', asked_by: 'system' },
      ...{ asked_at: app.now, decided_at: app.now },
    })
    .execute();
  if (!(await eraseComplaint(app.ctx, app.uploads, number))) throw new Error(`${number} stays`);
}

/** The committee of the governorate meets on the month, and its review is closed. */
async function holdMeeting(app: TestApp): Promise<void> {
  const as = 'rapporteur@gov-bns';
  await countFigures(app.ctx);
  const asked = { agency: 'gov-bns', from: '2026-07-05', to: '2026-07-31' };
  const made = await app.call('POST', '/meetings', { as, body: { title: 'اجتماع يوليو', asked } });
  const { id, version } = made.body;
  const closed = await app.call('POST', `/meetings/${id}/close`, { as, body: { version } });
  if (closed.status !== 200) throw new Error(JSON.stringify([made.body, closed.body]));
}
