import { call, type Question, type World } from '../question.ts';
import { root } from './of-one-complaint.ts';

/* What is read of all complaints together without having been counted, and what everybody may read. */

const year = 'from=2025-06-10&to=2026-06-09';

const atRoot = (name: string, path: string): Question => ({
  name,
  ask: async (world) => call(world, 'GET', path, { as: await root(world) }),
});

const page = (name: string, path: string): Question => ({
  name: `page-${name}`,
  ask: async ({ app }: World) => {
    const { statusCode } = await app.http.inject({ method: 'GET', url: path });
    if (statusCode !== 200) throw new Error(`${path}: ${statusCode}`);
  },
});

export const overviewQuestions: readonly Question[] = [
  atRoot('overdue-by-agency', '/overdue'),
  atRoot('overdue-complaints', '/overdue/complaints'),
  atRoot('obstacles', '/obstacles'),
  atRoot('obstacles-counted', `/obstacles/figures?${year}`),
  atRoot('causes', '/causes'),
  atRoot('erasures-waiting', '/erasures'),
  atRoot('openings-waiting', '/openings'),
  atRoot('mentions', '/mentions'),
  {
    name: 'satisfaction-calls',
    ask: (world) => call(world, 'GET', '/satisfaction-calls', { as: 'call_agent@system' }),
  },
  page('home', '/'),
  page('published-figures', '/figures'),
  page('published-index', '/figures/index'),
];
