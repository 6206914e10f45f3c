import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import type { TestApp } from './app.ts';
import { accepted, type Filed, file, move, person, referred, reply } from './journey.ts';

/*
 * A complaint in any status, brought there by the way complaints come to it, and accounts of those whose
 * turn it then is. The replies explain and claim no more, so that no photos have to be made.
 */

/** Accounts that hold, each at their agency, every permission that counts there. */
export const staffOf = {
  cabinet: 'head@cabinet',
  centralOffice: 'head@system examiner@system',
  governorate: 'head@gov-bns examiner@gov-bns',
  centre: 'head@gov-bns-tech-centre examiner@gov-bns-tech-centre',
  unit: 'head@gov-bns-lu-naser examiner@gov-bns-lu-naser',
  otherUnit: 'head@gov-bns-lu-beba examiner@gov-bns-lu-beba',
} as const;

export const explanation = reply([], {
  claim: 'explained',
  text: 'لا يمكن التنفيذ لأن الأرض ملك خاص.',
});

export async function explained(app: TestApp, more?: Record<string, unknown>): Promise<Filed> {
  const filed = await accepted(app, more);
  await move(app, staffOf.unit, filed, 'replies', explanation);
  return filed;
}

export async function settledByWord(app: TestApp, more?: Record<string, unknown>): Promise<Filed> {
  const filed = await explained(app, more);
  await move(app, staffOf.centre, filed, 'settle');
  return filed;
}

export async function dismissed(app: TestApp, more?: Record<string, unknown>): Promise<Filed> {
  const filed = await file(app, more);
  const words = { reason: 'inexact', explanation: 'لم يذكر المكان ولا الجهة.' };
  await move(app, staffOf.centralOffice, filed, 'dismiss', words);
  return filed;
}

/** A received complaint that follows a leading one. */
export async function joinedTo(
  app: TestApp,
  leading: Filed,
  more?: Record<string, unknown>,
): Promise<Filed> {
  const filed = await file(app, more);
  await move(app, staffOf.centralOffice, filed, 'join', { leading: leading.number });
  return filed;
}

const ways: Record<Status, (app: TestApp) => Promise<Filed & { leading?: string }>> = {
  received: (app) => file(app),
  incomplete: async (app) => {
    const filed = await accepted(app);
    await move(app, staffOf.unit, filed, 'ask', { question: 'أين المكان بالضبط؟' });
    return filed;
  },
  referred: (app) => referred(app),
  in_progress: (app) => accepted(app),
  answered: (app) => explained(app),
  settled: (app) => settledByWord(app),
  closed: async (app) => {
    const filed = await settledByWord(app);
    await person(app, filed, 'confirm', { grade: 4 });
    return filed;
  },
  dismissed: (app) => dismissed(app),
  joined: async (app) => {
    const leading = await explained(app);
    return { ...(await joinedTo(app, leading)), leading: leading.number };
  },
  withdrawn: async (app) => {
    const filed = await file(app);
    await person(app, filed, 'withdraw');
    return filed;
  },
};

/** A complaint in this status; `leading` is the answered one that a joined complaint follows. */
export function inStatus(app: TestApp, status: Status): Promise<Filed & { leading?: string }> {
  return ways[status](app);
}
