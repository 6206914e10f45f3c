import { makePdf } from '../server/demo/pdf.ts';
import type { Requests } from './staff.ts';
import type { Filed, World } from './world.ts';

/** The unit to which the complaints are referred, and what everybody writes, shortly or at length. */
export const unit = 'gov-bns-lu-naser';
export const words = 'كتبه صاحبه';
const sentence = 'نص طويل بما يكفي ليقبل سببًا لكل ما يُطلب له سبب.';

export type PoisonedComplaints = {
  /** Complaints, by what was done with them last. */
  readonly filed: Readonly<Record<string, Filed>>;
  /** Ids of obstacles: one that waits, one that is removed. */
  readonly obstacles: readonly string[];
  /** Ids of causes that gathered some of them. */
  readonly causes: readonly string[];
  /** One more that stands where the person does this step. */
  readonly before: Readonly<
    Record<'supply' | 'confirm' | 'appeal' | 'withdraw', () => Promise<Filed>>
  >;
};

/** Brings complaints on the ways that are rarely gone, with a text of its own at every step. */
export async function writeComplaints(
  { api, send, complaints }: World,
  category: string,
): Promise<PoisonedComplaints> {
  const examiner = api.as('examiner');
  const officer = api.as('officer.naser');
  const judge = api.as('judge');
  let telephones = 0;
  const file = (more: object = {}): Promise<Filed> => {
    telephones += 1;
    const phone = `0101${String(2_000_000 + telephones)}`;
    return api.public.post('/complaints', {
      ...{ text: sentence, category: 'waste', place: 'eg-bns-naser' },
      complainants: [{ name: 'منى عبد الرحمن محمود', phone }],
      ...more,
    });
  };
  const at = ({ number }: Filed, what: string) => `/complaints/${number}/${what}`;
  const asked = async (more?: object) => {
    const filed = await file(more);
    await examiner.post(at(filed, 'ask'), { question: words });
    return filed;
  };
  const refer = async (more?: object) => {
    const filed = await file(more);
    await examiner.post(at(filed, 'refer'), { agency: unit, note: words });
    return filed;
  };
  const answer = async (claim: () => Promise<object> = async () => ({})) => {
    const filed = await refer();
    await officer.post(at(filed, 'accept'));
    const explained = { claim: 'explained', text: sentence, evidence: [] };
    await officer.post(at(filed, 'replies'), { ...explained, ...(await claim()) });
    return filed;
  };

  const full = await file({
    ...{ category, remedy: words, address: words, landmark: words },
    complainants: [
      { name: 'منى عبد الرحمن محمود', phone: '01012000000', address: words },
      {
        name: { first: 'سعاد', father: 'علي', grandfather: 'محمود', family: 'النجار' },
        phone: '01012000099',
      },
    ],
    uploads: [
      await send('full'),
      await send('paper', makePdf('A paper', ['Its name is a script.'])),
    ],
  });

  const supplied = await asked();
  await api.public.post('/tracking/supply', { ...codeOf(supplied), answer: words });
  const suppliedFor = await asked();
  await examiner.post(at(suppliedFor, 'supply'), { answer: words });
  const phone = '01012000055';
  const caller = await asked({ complainants: [{ name: 'منى عبد الرحمن محمود', phone }] });
  const { number } = caller;
  await api.as('agent').post('/callers/supply', { phone, number, answer: words });

  const handedBack = await refer();
  await officer.post(at(handedBack, 'hand-back'), { reason: words });

  const returned = await answer();
  await judge.post(at(returned, 'return-reply'), { reason: words });

  // Nobody knows exactly where the complaint is: the judge says why the photo is taken for it.
  const accepted = await answer(async () => ({
    ...{ claim: 'cause_removed', evidence: [{ upload: await send('accepted') }] },
  }));
  await settleInWords(judge, accepted);

  const confirmed = await answer();
  await judge.post(at(confirmed, 'settle'));
  await api.public.post('/tracking/confirm', { ...codeOf(confirmed), grade: 2, words });

  const appealed = await answer();
  await judge.post(at(appealed, 'settle'));
  await api.public.post('/tracking/appeal', { ...codeOf(appealed), reason: words });

  const withdrawn = await file();
  await api.public.post('/tracking/withdraw', { ...codeOf(withdrawn), reason: words });

  const released = await file();
  await examiner.post(at(released, 'join'), { leading: complaints.referred.number });
  await examiner.post(at(released, 'release'), { reason: words });

  const above = await file();
  await examiner.post(at(above, 'prioritise'), { priority: 'urgent', reason: sentence });
  await examiner.post(at(above, 'refer'), { agency: unit });
  const head = api.as('head.bns');
  await head.post(at(above, 'extend'), { workingDays: 2, reason: sentence });
  await head.post(at(above, 'take-over'), { reason: sentence });

  const [obstructed, held, freed] = [await refer(), await refer(), await refer()];
  const obstacles = await writeObstacles(api, at, [obstructed, held, freed]);

  const [gathered, ungathered] = [await refer(), await refer()];
  const causes = await writeCause(api, at, [gathered, ungathered]);

  const noted = await refer();
  await examiner.post(at(noted, 'notes'), { text: sentence, mentions: [] });

  const refused = await file({ category: 'corruption' });
  const opening = await examiner.post<{ openingNo: number }>(at(refused, 'openings'), {
    ...{ reason: sentence, hours: 8 },
  });
  await api
    .as('supervisor')
    .post(at(refused, `openings/${opening.openingNo}/refuse`), { reason: sentence });

  const kept = await file();
  await api.public.post('/tracking/withdraw', { ...codeOf(kept) });
  await api.public.post('/tracking/erasure', codeOf(kept));
  await api.as('supervisor').post(at(kept, 'erasure/refuse'), { reason: sentence });

  const [one, two, three] = [await file(), await file(), await file()];
  await actOnMany(examiner, 'refer', one, { agency: unit, note: words });
  await actOnMany(examiner, 'askComplainant', two, { question: words });
  await actOnMany(examiner, 'dismiss', three, { reason: 'cause_gone', explanation: words });

  const settled = async () => {
    const filed = await answer();
    await judge.post(at(filed, 'settle'));
    return filed;
  };
  return {
    filed: {
      ...{ full, supplied, suppliedFor, caller, handedBack, returned, accepted, confirmed },
      ...{ obstructed, held, freed, gathered, ungathered },
      ...{ appealed, withdrawn, released, above, noted, refused, kept, one, two, three },
    },
    obstacles,
    causes,
    before: { supply: asked, confirm: settled, appeal: settled, withdraw: file },
  };
}

/** Records obstacles on complaints of the unit, whose head passes one up; another is removed. */
async function writeObstacles(
  api: World['api'],
  at: (filed: Filed, what: string) => string,
  [obstructed, held, freed]: readonly [Filed, Filed, Filed],
): Promise<string[]> {
  await api.as('admin').post('/staff', {
    ...{ name: 'رئيس الوحدة', email: 'head.naser@insaf.example' },
    roles: [{ role: 'head', agency: unit }],
  });
  const officer = api.as('officer.naser');
  const head = api.as('head.bns');
  const recording = { kind: 'court', needed: sentence, fromOutside: words, told: sentence };
  const record = (filed: Filed) =>
    officer.post<{ obstacle: string }>(at(filed, 'obstruct'), recording);
  const { obstacle } = await record(obstructed);
  await officer.post(at(held, 'hold'), { obstacle, told: sentence });
  await head.post(`/obstacles/${obstacle}/pass-up`, { reason: sentence });
  const decision = { decision: sentence, owner: 'gov-bns', official: words, told: sentence };
  await head.post(`/obstacles/${obstacle}/decide`, { ...decision, by: '2036-01-01' });
  const { obstacle: gone } = await record(freed);
  await officer.post(`/obstacles/${gone}/remove`, { how: sentence, told: sentence });
  return [obstacle, gone];
}

/** Names a cause of the unit, changes it, takes a complaint out of it, answers the other, and ends it. */
async function writeCause(
  api: World['api'],
  at: (filed: Filed, what: string) => string,
  [gathered, ungathered]: readonly [Filed, Filed],
): Promise<string[]> {
  const officer = api.as('officer.naser');
  const named = { title: sentence, known: sentence, told: sentence, expectedFor: '2036-01-01' };
  const also = [{ number: ungathered.number }];
  const { cause } = await officer.post<{ cause: string }>(at(gathered, 'open-cause'), {
    ...named,
    also,
  });
  await officer.post(at(ungathered, 'ungather'), { reason: sentence });
  const change = { ...named, worker: unit, expectedFor: '2036-02-01', version: 1 };
  await officer.post(`/causes/${cause}/change`, change);
  await officer.post(`/causes/${cause}/replies`, { claim: 'explained', text: sentence });
  await officer.post(`/causes/${cause}/end`, { state: 'solved', how: sentence });
  return [cause];
}

const codeOf = ({ number, code }: Filed) => ({ number, code });

/** Settles a reply, giving a reason for every item that only a judge can take. */
async function settleInWords(judge: Requests, { number }: Filed): Promise<void> {
  type Item = { readonly item: number; readonly state: string };
  const { replies } = await judge.get<{ replies: { items: Item[] }[] }>(`/complaints/${number}`);
  const open = replies[0]!.items.filter(({ state }) => state === 'unknown');
  const acceptances = open.map(({ item }) => ({ item, reason: words }));
  await judge.post(`/complaints/${number}/settle`, { acceptances });
}

async function actOnMany(
  by: Requests,
  verb: string,
  { number }: Filed,
  input: object,
): Promise<void> {
  const { version } = await by.get<{ version: number }>(`/complaints/${number}`);
  const { outcomes } = await by.post<{ outcomes: { done: boolean; message: string }[] }>(
    '/complaints/bulk',
    { verb, complaints: [{ number, version }], input },
  );
  if (!outcomes[0]!.done) throw new Error(`${verb}: ${outcomes[0]!.message}`);
}
