import { describe, expect, test } from 'vitest';
import { centre, examiner, type Filed, file, move, naser, referred } from '../../test/journey.ts';
import { listenTogether } from '../../test/live-servers.ts';
import { type Events, numberOf } from '../../test/open-events.ts';

/* What one server is told to do, the readers of another hear. */

const live = listenTogether();
const { events, ended } = live;
const beba = 'agency_officer@gov-bns-lu-beba';
/** What a stream told of a complaint, without how it came to where the test begins. */
const told = (stream: Events, { number }: Filed) =>
  stream.all
    .filter((event) => numberOf(event) === number)
    .filter(({ name, data }) => name !== 'moved' || !['receive', 'refer'].includes(data.verb))
    .map(({ name }) => name);

describe('what happens to a complaint', () => {
  test('is heard on every server by those who may read it, and by nobody else', async () => {
    const all = {
      examiner: await events(examiner, { at: live.there }),
      governor: await events('head@gov-bns', { at: live.there }),
      naser: await events(naser),
      beba: await events(beba),
      other: await events('head@gov-is', { at: live.there }),
      agent: await events('call_agent@system'),
      administrator: await events('administrator@cabinet'),
    };
    const filed = await file(live.app, { channel: 'hotline' }, 'call_agent@system');
    await move(live.app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
    await move(live.app, naser, filed, 'accept');
    const last = await file(live.app, {}, examiner);
    // What comes after it shows that nothing of it is still under way.
    await move(live.app, examiner, last, 'refer', { agency: 'gov-is' });
    await move(live.app, examiner, await file(live.app), 'refer', { agency: 'gov-bns-lu-beba' });
    await all.beba.next('moved');
    await all.other.next('moved', last.number);
    await all.examiner.next('moved', last.number);
    const heard = (stream: Events) =>
      stream.all.flatMap(({ name, data }) =>
        name === 'moved' && data.number === filed.number ? data.verb : [],
      );
    expect(heard(all.examiner)).toEqual(['receive', 'refer', 'accept']);
    expect(heard(all.agent)).toEqual(['receive', 'refer', 'accept']);
    expect(heard(all.naser)).toEqual(['refer', 'accept']);
    expect(heard(all.governor)).toEqual(['refer', 'accept']);
    for (const who of ['beba', 'other', 'administrator'] as const) {
      expect(heard(all[who]), who).toEqual([]);
    }
    expect(all.naser.all.find(({ name }) => name === 'moved')?.data).toEqual({
      number: filed.number,
      status: 'referred',
      verb: 'refer',
      version: 2,
      holder: {
        code: 'gov-bns-lu-naser',
        name: { ar: expect.any(String), en: expect.any(String) },
      },
    });
    await ended();
  });

  test('is not heard when its transaction came to nothing', async () => {
    const stream = await events(examiner, { at: live.there });
    const filed = await file(live.app);
    await stream.next('moved', filed.number);
    const refused = await live.app.call('POST', `/complaints/${filed.number}/refer`, {
      as: examiner,
      body: { agency: 'gov-bns-lu-naser', version: 9 },
    });
    expect(refused.status).toBe(409);
    const next = await file(live.app);
    await stream.next('moved', next.number);
    expect(stream.all.filter((event) => numberOf(event) === filed.number)).toHaveLength(1);
    await ended();
  });

  test('is heard whole and in order when a thousand are filed at once', async () => {
    const stream = await events('auditor@cabinet', { at: live.there });
    const filed: Filed[] = [];
    for (let n = 0; n < 10; n += 1) {
      const hundred = Array.from({ length: 100 }, () =>
        file(live.app, { complainants: [], anonymous: true }),
      );
      filed.push(...(await Promise.all(hundred)));
    }
    await stream.count('moved', 1000);
    const numbers = stream.all.flatMap(({ name, data }) => (name === 'moved' ? data.number : []));
    expect(new Set(numbers)).toEqual(new Set(filed.map(({ number }) => number)));
    const ids = stream.all.map(({ id }) => Number(id.split('-')[1]));
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    await ended();
  });
});

describe('notes, mentions and presence', () => {
  test('are told to those who see the note, and to the person mentioned', async () => {
    const filed = await referred(live.app);
    const [unit, colleague, above, beside] = await Promise.all([
      events(naser),
      events('head@gov-bns-lu-naser'),
      events('head@gov-bns', { at: live.there }),
      events(centre, { at: live.there }),
    ]);
    const { staffId } = (await live.app.acting(naser)) as { staffId: string };
    await live.app.call('POST', `/complaints/${filed.number}/notes`, {
      as: 'head@gov-bns',
      body: { text: 'تابعوا', mentions: [staffId] },
    });
    expect((await unit.next('mentioned')).data).toEqual({ number: filed.number, noteNo: 1 });
    await above.next('noted');
    await live.app.call('POST', `/complaints/${filed.number}/notes`, {
      as: naser,
      body: { text: 'تم' },
    });
    await colleague.next('noted');
    await above.count('noted', 2);
    await move(live.app, naser, filed, 'accept');
    const all = [unit, colleague, above, beside];
    await Promise.all(all.map((each) => each.until(() => told(each, filed).includes('moved'))));
    expect(told(colleague, filed)).toEqual(['noted', 'moved']);
    expect(told(unit, filed)).toEqual(['noted', 'mentioned', 'noted', 'moved']);
    expect(told(above, filed)).toEqual(['noted', 'noted', 'moved']);
    expect(told(beside, filed)).toEqual(['moved']);
    await ended();
  });

  test('of who has it open go only to those who have it open, each as they may see it', async () => {
    const filed = await referred(live.app);
    const present = (as: string, doing: string) =>
      live.app.call('POST', `/complaints/${filed.number}/presence`, { as, body: { doing } });
    const head = 'head@gov-bns-lu-naser';
    await present(head, 'reading');
    await present(centre, 'reading');
    const [own, beside, absent] = await Promise.all([
      events(head, { at: live.there }),
      events(centre),
      events('head@gov-bns'),
    ]);
    live.app.pass({ minutes: 0.1 });
    await present(naser, 'replying');
    // Of who came before them may be heard first, from the other server.
    const others = (of: Events) =>
      of.all.flatMap(({ name, data }) => (name === 'presence' ? [data.others] : []));
    await own.until(() => others(own).at(-1)?.length === 2);
    expect((await own.next('presence')).data.number).toBe(filed.number);
    expect(others(own).at(-1)).toMatchObject([
      { name: null, agency: { code: 'gov-bns-tech-centre' } },
      { name: `موظف ${naser}`, doing: 'replying' },
    ]);
    await beside.until(() => others(beside).at(-1)?.length === 2);
    expect(
      others(beside)
        .at(-1)!
        .map(({ name }) => name),
    ).toEqual([null, null]);
    await present(naser, 'replying');
    await live.app.call('POST', `/complaints/${filed.number}/presence/leave`, {
      as: naser,
      body: {},
    });
    await own.until(() => others(own).at(-1)?.length === 1);
    expect(others(own).at(-1)).toMatchObject([{ agency: { code: 'gov-bns-tech-centre' } }]);
    await move(live.app, naser, filed, 'accept');
    await absent.until(() => told(absent, filed).includes('moved'));
    expect(told(absent, filed)).toEqual(['moved']);
    await ended();
  });
});
