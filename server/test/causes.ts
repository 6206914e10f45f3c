import type { CauseView } from '@insaf/contract/causes.ts';
import type { TestApp } from './app.ts';
import { accepted, type Filed, move, naser } from './journey.ts';

/* Causes over HTTP: complaints gathered under one, answered together. */

export const governor = 'head@gov-bns';
export const beba = 'agency_officer@gov-bns-lu-beba';

export const burst = {
  ...{ title: 'كسر في الخط الرئيسي بشارع المحطة', known: 'الخط من الأسبستوس، ويحل محله آخر' },
  ...{ told: 'كسر في الخط الرئيسي في شارعكم، ونعمل على إصلاحه.', expectedFor: '2026-07-12' },
};
export const fixed = {
  ...{ claim: 'cause_removed', text: 'تم إصلاح الخط الرئيسي وإعادة الشارع إلى حاله.' },
};
export const explained = {
  ...{ claim: 'explained', text: 'الخط ملك خاص، وأُخطر صاحبه بإصلاحه.' },
};

/** A cause that gathers so many complaints of Naser, and one that gathers what was filed already. */
export async function opened(
  app: TestApp,
  count = 1,
  as = naser,
): Promise<{ filed: Filed[]; id: string }> {
  const filed: Filed[] = [];
  for (let at = 0; at < count; at += 1) filed.push(await accepted(app));
  return { filed, id: await openedOver(app, filed, as) };
}

export async function openedOver(
  app: TestApp,
  filed: readonly Filed[],
  as = naser,
): Promise<string> {
  const [first, ...others] = filed as [Filed, ...Filed[]];
  const also = others.map(({ number }) => ({ number }));
  const { cause } = await move(app, as, first, 'open-cause', { ...burst, also });
  return cause;
}

export const actOn = (app: TestApp, as: string, id: string, act: string, body: object) =>
  app.call('POST', `/causes/${id}/${act}`, { as, body });
export const answerFor = (app: TestApp, as: string, id: string, body: object = fixed) =>
  actOn(app, as, id, 'replies', body);
export const readCause = async (app: TestApp, as: string, id: string): Promise<CauseView> =>
  (await app.call('GET', `/causes/${id}`, { as })).body;
export const listCauses = async (app: TestApp, as: string, query = '') =>
  (await app.call('GET', `/causes?limit=100${query}`, { as })).body.causes;
/** Keeps files with a complaint for the reply of its cause. */
export const keepFor = (app: TestApp, filed: Filed, uploads: readonly string[], as = naser) =>
  move(app, as, filed, 'cause-files', { evidence: uploads.map((upload) => ({ upload })) });

export const numbersOf = (filed: readonly Filed[]) => filed.map(({ number }) => number).sort();
