/*
 * What officers do with a complaint of the bench: the examiner refers it, the officer of the agency explains,
 * for which no photo is asked, the judge settles. The demonstration's staff do it, over HTTP.
 */
import { type Asked, requestOf } from '../kept-connection.ts';

export const verbs = ['refer', 'answer', 'settle'] as const;
export type MovingVerb = (typeof verbs)[number];

/** Tokens of the sessions of those who move. */
export type Sessions = Readonly<Record<MovingVerb, string>>;

const movers: Readonly<Record<MovingVerb, string>> = {
  refer: 'examiner@insaf.example',
  answer: 'officer.naser@insaf.example',
  settle: 'judge@insaf.example',
};

export async function signInMovers(url: string, password: string): Promise<Sessions> {
  const tokens = verbs.map(async (verb) => {
    const answer = await fetch(`${url}/api/v1/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: movers[verb], password }),
    });
    if (!answer.ok) throw new Error(`${movers[verb]} cannot sign in: ${await answer.text()}`);
    return [verb, ((await answer.json()) as { token: string }).token] as const;
  });
  return Object.fromEntries(await Promise.all(tokens)) as Sessions;
}

/** The request that makes one move of a complaint which only this journey moves. */
export function moveRequest(verb: MovingVerb, number: string, sessions: Sessions): Buffer {
  const asked: Record<MovingVerb, Pick<Asked, 'path' | 'body'>> = {
    refer: {
      path: 'refer',
      body: JSON.stringify({
        agency: 'gov-bns-lu-naser',
        note: 'برجاء المعاينة والرد خلال المهلة.',
        version: 1,
      }),
    },
    answer: {
      path: 'replies',
      body: JSON.stringify({
        claim: 'explained',
        text: 'تمت المعاينة، والأعمال مدرجة بخطة الوحدة المحلية للشهر الجاري طبقا لما هو متبع.',
        version: 2,
      }),
    },
    settle: { path: 'settle', body: JSON.stringify({ acceptances: [], version: 3 }) },
  };
  const { path, body } = asked[verb];
  return requestOf({
    method: 'POST',
    path: `/api/v1/complaints/${number}/${path}`,
    body: body!,
    token: sessions[verb],
  });
}
