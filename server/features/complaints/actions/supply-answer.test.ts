import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { staffOf } from '../../../test/in-status.ts';
import {
  accepted,
  document,
  dossier,
  examiner,
  file,
  move,
  naser,
  person,
  refusal,
} from '../../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const question = { question: 'ما رقم العقار؟' };

describe('what was asked of the person', () => {
  test('is shown to them with the day until which they can answer, and the clock waits', async () => {
    const filed = await accepted(app);
    const running = await dossier(app, naser, filed);
    app.pass({ hours: 2 });
    await move(app, naser, filed, 'ask', question);
    const until = new Date(app.now.getTime() + 14 * 86_400_000).toISOString();
    const shown = await person(app, filed);
    expect(shown).toMatchObject({
      status: 'incomplete',
      question: { text: question.question, until },
      canSupply: true,
      dueAt: until,
    });
    const waiting = await dossier(app, naser, filed);
    expect(waiting.clock).toMatchObject({ state: 'paused', name: 'handling', dueAt: null });
    expect(running.clock.state).toBe('running');
  });

  test('comes back to where it was, with the time that was left and what the person wrote', async () => {
    const filed = await accepted(app);
    app.pass({ hours: 1 });
    await move(app, naser, filed, 'ask', question);
    const { clock } = await dossier(app, naser, filed);
    app.pass({ days: 3 });
    const upload = await document(app);
    const answer = { answer: 'عقار ١٢ أمام المخبز', uploads: [upload] };
    const shown = await person(app, filed, 'supply', answer);
    expect(shown).toMatchObject({ status: 'in_progress', question: null, canSupply: false });
    const after = await dossier(app, naser, filed);
    expect(after.history.at(-1)).toMatchObject({
      verb: 'supply',
      by: 'complainant',
      words: answer.answer,
    });
    expect(after.uploads.map(({ id }: { id: string }) => id)).toContain(upload);
    expect(after.clock.state).toBe('running');
    expect(new Date(after.clock.dueAt).getTime()).toBeGreaterThan(app.now.getTime());
    expect(clock.minutesLeft).toBeGreaterThan(0);
  });

  test('comes back to examination when it was asked there', async () => {
    const filed = await file(app);
    await move(app, examiner, filed, 'ask', question);
    const shown = await person(app, filed, 'supply', { answer: 'شارع المدرسة' });
    expect(shown.status).toBe('received');
    const { clock } = await dossier(app, examiner, filed);
    expect(clock).toMatchObject({ name: 'examination', state: 'running' });
  });

  test('is answered once: the second answer finds nothing that was asked', async () => {
    const filed = await file(app);
    await move(app, examiner, filed, 'ask', question);
    await person(app, filed, 'supply', { answer: 'شارع المدرسة' });
    const again = await app.call('POST', '/tracking/supply', {
      body: { number: filed.number, code: filed.code, answer: 'شارع آخر' },
    });
    expect(again.status).toBe(409);
    expect(again.body.error.code).toBe('move_not_possible');
  });

  test('is not answered with a file that somebody else sent in', async () => {
    const theirs = await document(app);
    await file(app, { uploads: [theirs] });
    const filed = await file(app);
    await move(app, examiner, filed, 'ask', question);
    const answer = await app.call('POST', '/tracking/supply', {
      body: { ...code(filed), answer: 'مرفق', uploads: [await document(app), theirs] },
    });
    expect(answer.body.error).toMatchObject({ code: 'unknown_upload', field: 'uploads.1' });
    expect((await person(app, filed)).status).toBe('incomplete');
  });
});

const code = ({ number, code }: { number: string; code: string }) => ({ number, code });

describe('by telephone', () => {
  const agent = 'call_agent@system';

  test('who registered it enters what the person supplied, wherever it is held now', async () => {
    const filed = await file(app, { channel: 'hotline' }, agent);
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
    await move(app, naser, filed, 'ask', question);
    expect((await dossier(app, agent, filed)).can.supply).toBe(true);
    const moved = await move(app, agent, filed, 'supply', { answer: 'عقار ١٢' });
    expect(moved.status).toBe('referred');
    const { history } = await dossier(app, agent, filed);
    expect(history.at(-1)).toMatchObject({ verb: 'supply', agency: { code: 'system' } });
  });

  test('acts for the agency where they registered it, whatever else they are elsewhere', async () => {
    const both = 'supervisor@gov-is call_agent@system judge@gov-c';
    const filed = await file(app, { channel: 'hotline' }, both);
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
    await move(app, naser, filed, 'ask', question);
    await move(app, both, filed, 'supply', { answer: 'عقار ١٢' });
    const { history } = await dossier(app, both, filed);
    expect(history.at(-1)).toMatchObject({ verb: 'supply', agency: { code: 'system' } });
  });

  test('a colleague who did not register it cannot see it, nor the one who asked answer for the person', async () => {
    const filed = await file(app, { channel: 'hotline' }, agent);
    await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
    await move(app, naser, filed, 'ask', question);
    const answer = { answer: 'عقار ١٢' };
    const colleague = await refusal(app, 'counter_clerk@system', filed, 'supply', answer);
    expect(colleague).toMatchObject({ status: 404, code: 'not_found' });
    const officer = await refusal(app, naser, filed, 'supply', answer);
    expect(officer).toMatchObject({ status: 403, code: 'not_permitted' });
    const unit = await dossier(app, staffOf.centralOffice, filed);
    expect(unit.status).toBe('incomplete');
  });
});
