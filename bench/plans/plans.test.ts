import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listening, listenTo } from './asked-statements.ts';
import { type Explained, explain, type Large, largeTables } from './explain.ts';
import { type FilledApp, filledApp } from './filled-app.ts';
import { call, type Question, type World, worldOf } from './question.ts';
import { jobQuestions } from './questions/of-jobs.ts';
import { listQuestions } from './questions/of-lists.ts';
import { moveQuestions } from './questions/of-moves.ts';
import { complaintQuestions } from './questions/of-one-complaint.ts';
import { overviewQuestions } from './questions/of-overviews.ts';
import { readWhole } from './read-whole.ts';

/*
 * What the server asks the database with each frequent request and job is carried out by a plan of the kind
 * that is kept in kept/, a file a question. In the order that they have: a request that changes something comes
 * after those that read, so that these find what was filled.
 */

const complaints = Number(process.env.PLANS_COMPLAINTS ?? 10_000);
const fillTime = 900_000;

/** Asked with every request of somebody who is signed in: kept once. */
const signedIn: Question = {
  name: 'signed-in',
  ask: (world) => call(world, 'GET', '/me', { as: 'examiner@system' }),
};
const questions = [
  ...listQuestions,
  ...complaintQuestions,
  ...overviewQuestions,
  ...moveQuestions,
  ...jobQuestions,
];

let filled: FilledApp;
let world: World;
let listening: Listening;
let large: Large;
let withEvery: ReadonlyMap<string, Explained>;

beforeAll(async () => {
  filled = await filledApp(complaints);
  listening = listenTo(filled.app.database.pool);
  world = worldOf(filled.app, filled.owner, listening);
  large = await largeTables(filled.owner, complaints);
  withEvery = await plansOf(signedIn);
}, fillTime);
afterAll(() => filled?.close());

test('who is signed in is found by the plans that are kept', () => kept(signedIn.name, withEvery));

test.for(questions)(
  '$name is carried out by the plans that are kept',
  { timeout: fillTime },
  async (question) => {
    const all = await plansOf(question);
    const own = new Map([...all].filter(([text]) => !withEvery.has(text)));
    await kept(question.name, own);
    const whole = [...own].filter(([, plan]) => plan.whole.length > 0);
    const told = whole.map(([plan, { text }]) => `${plan}${text}`);
    if (question.name in readWhole) expect(told).not.toEqual([]);
    else expect(told).toEqual([]);
  },
);

async function plansOf({
  ask,
  changes = false,
}: Question): Promise<ReadonlyMap<string, Explained>> {
  if (!changes) await ask(world);
  const statements = await listening.asked(() => ask(world));
  return explain(filled.owner, statements, large);
}

/** @throws Error that shows the difference; the statements whose plans are not kept are told beside it */
async function kept(name: string, plans: ReadonlyMap<string, Explained>): Promise<void> {
  const file = path.join(import.meta.dirname, 'kept', `${name}.txt`);
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  try {
    await expect([...plans.keys()].join('\n')).toMatchFileSnapshot(file);
  } catch (error) {
    const others = [...plans].filter(([plan]) => !before.includes(plan));
    for (const [plan, { text }] of others) console.error(`${plan}${text}\n`);
    throw error;
  }
}

test('reasons are given for questions that there are', () => {
  const names = new Set(questions.map(({ name }) => name));
  expect(Object.keys(readWhole).filter((name) => !names.has(name))).toEqual([]);
});
