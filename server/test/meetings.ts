import type { TestApp } from './app.ts';

/* Meetings of the first days of July, through the routes. */

export const rapporteur = 'rapporteur@gov-bns';
export const days = { from: '2026-07-05', to: '2026-07-08', agency: 'gov-bns' };

/** A point as it is written, with an id of its own. */
export const point = (changes: object = {}) => ({
  ...{ point: crypto.randomUUID(), side: 'well', finding: null, dropped: false },
  ...{ textAr: 'ورد {cohort.received} وحُسم {cohort.verified}', textEn: '', ...changes },
});

/** What is done with meetings. @param appOf the server of a test file, once it runs */
export function meetingsOf(appOf: () => TestApp) {
  const call = (
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
    as = rapporteur,
  ) => appOf().call(method, `/meetings${path}`, { as, ...(body === undefined ? {} : { body }) });

  const prepared = async (asked: object = days, more: object = {}) => {
    const title = 'اجتماع اللجنة العليا';
    const { status, body } = await call('POST', '', { title, asked, ...more });
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body;
  };

  const change = (meeting: Record<string, unknown>, changes: object, as?: string) => {
    const { id, version, title, place, heldAt, asked, points } = meeting;
    return call('PUT', `/${id}`, { version, title, place, heldAt, asked, points, ...changes }, as);
  };

  const close = (meeting: { id: string; version: number }, as = rapporteur) =>
    call('POST', `/${meeting.id}/close`, { version: meeting.version }, as);

  return { call, prepared, change, close };
}
