import type { ObstacleView } from '@insaf/contract/obstacles.ts';
import { type TestApp, testApp } from './app.ts';
import { accepted, type Filed, move, naser } from './journey.ts';

/* Steps of an obstacle, through the routes. */

export const head = 'head@gov-bns-lu-naser';
export const governor = 'head@gov-bns';
export const beba = 'agency_officer@gov-bns-lu-beba';

export const budget = {
  ...{ kind: 'budget', needed: 'اعتماد 300 ألف جنيه لإحلال الخط', fromAgency: 'gov-bns' },
  told: 'ينتظر إحلال الخط توفير التمويل.',
};
export const decision = {
  ...{ decision: 'يُدبر المبلغ من وفر الخطة', owner: 'gov-bns-diwan', by: '2026-07-20' },
  ...{ official: 'مدير التخطيط', told: 'تقرر تدبير التمويل هذا الشهر.' },
};

/** A server where somebody stands at the head of each agency before anything is recorded. */
export async function appWithHeads(): Promise<TestApp> {
  const app = await testApp();
  for (const who of [head, governor, 'head@cabinet']) await app.tokenOf(who);
  return app;
}

/** An obstacle of the unit's on a complaint that it works on. */
export async function recorded(
  app: TestApp,
  more: object = {},
): Promise<{ filed: Filed; id: string }> {
  const filed = await accepted(app);
  const { obstacle } = await move(app, naser, filed, 'obstruct', { ...budget, ...more });
  return { filed, id: obstacle };
}

export const post = (app: TestApp, as: string, id: string, act: string, body: object) =>
  app.call('POST', `/obstacles/${id}/${act}`, { as, body });

export async function read(app: TestApp, as: string, id: string): Promise<ObstacleView> {
  return (await app.call('GET', `/obstacles/${id}`, { as })).body;
}

/** The ids of what somebody's list shows. */
export async function listed(app: TestApp, as: string, query = ''): Promise<string[]> {
  const { body } = await app.call('GET', `/obstacles?limit=100${query}`, { as });
  return body.obstacles.map(({ id }: { id: string }) => id);
}

export const refusalOf = ({
  status,
  body,
}: {
  status: number;
  body: { error?: { code: string } };
}) => `${status} ${body.error?.code}`;

/** The notices of a complaint, in the order in which they were written. */
export async function toldOf(app: TestApp, { number }: Filed): Promise<string[]> {
  const { rows } = await app.database.pool.query(
    'SELECT template FROM notices WHERE complaint_number = $1 ORDER BY seq',
    [number],
  );
  return rows.map(({ template }) => template);
}
