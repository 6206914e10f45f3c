import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { clockShown } from './clocks.ts';
import { statuses } from './complaint-lifecycle.ts';
import { agencyName, complaintNumber, moved, numberParams, seen } from './complaints.ts';
import { route } from './route.ts';
import { bilingual, day, instant, writing } from './text.ts';

/** What keeps an officer from removing the cause. A check keeps the database equal to it. */
export const obstacleKinds = [
  'budget',
  'ownership_dispute',
  'another_agency',
  'court',
  'security_clearance',
  'technical',
  'spare_parts',
  'beneficiary_refuses',
  'other',
] as const;
export type ObstacleKind = (typeof obstacleKinds)[number];

/**
 * `waiting` for the head of an agency to decide; `decided`: somebody is to remove it by a day; `removed`:
 * nothing stands in the way any more.
 */
export const obstacleStates = ['waiting', 'decided', 'removed'] as const;
export type ObstacleState = (typeof obstacleStates)[number];

/** What happened to an obstacle; `rose`: nobody answered in time, and it went up by itself. */
export const obstacleSteps = ['recorded', 'decided', 'passed_up', 'rose', 'removed'] as const;
export type ObstacleStep = (typeof obstacleSteps)[number];

/** Most complaints that are put under an obstacle by one request. */
export const mostObstructed = 200;

const told = writing(1000, 3).describe(
  'a sentence for the complainants, in plain words; what agencies write to each other is never shown to them',
);
const also = z
  .array(z.strictObject({ number: complaintNumber, version: seen }))
  .max(mostObstructed - 1)
  .default([]);

const recording = z.strictObject({
  kind: z.enum(obstacleKinds),
  needed: writing(2000, 3).describe('what is needed; read by the agency and those above it'),
  fromAgency: agencyCode.optional().describe('from which agency it is needed'),
  fromOutside: writing(200, 2).optional().describe('from whom outside the tree'),
  neededBy: day.optional(),
  told,
  also: also.describe('other complaints that it holds: all of them, or none is done'),
  version: seen,
});

const decision = z.strictObject({
  decision: writing(2000, 3).describe('what is to be done; read inside'),
  owner: agencyCode.describe('the agency that is to do it'),
  official: writing(200, 2).optional().describe('who there'),
  by: day,
  told,
});

const step = z.object({
  stepNo: z.number().int(),
  what: z.enum(obstacleSteps),
  at: instant,
  officer: z.string().nullable(),
  agency: agencyName.nullable().describe('whose role was used'),
  level: agencyName.nullable().describe('to whose head it went'),
  owner: agencyName.nullable(),
  day: day.nullable(),
  words: z.string().nullable().describe('null where nothing was written, or it was erased'),
  person: z.string().nullable(),
});

export const obstacleRow = z.object({
  id: z.uuid(),
  kind: z.enum(obstacleKinds),
  state: z.enum(obstacleStates),
  agency: agencyName.describe('whose work it keeps from being done'),
  level: agencyName.describe('whose head has to answer now'),
  from: z
    .object({ agency: agencyName.nullable(), outside: z.string().nullable() })
    .describe('from whom something is needed'),
  needed: z.string().nullable(),
  neededBy: day.nullable(),
  recordedAt: instant,
  dueAt: instant.nullable().describe('by when somebody has to act'),
  overdue: z.boolean(),
  risen: z.number().int().describe('how often it went up'),
  decidedAt: instant.nullable(),
  owner: agencyName.nullable(),
  decidedFor: day.nullable(),
  removedAt: instant.nullable(),
  complaints: z.number().int().describe('that it holds now'),
});
export type ObstacleRow = z.infer<typeof obstacleRow>;

const held = z.object({
  number: z.string(),
  status: z.enum(statuses),
  summary: z.string(),
  holder: agencyName,
  clock: clockShown,
});

export const obstacleView = obstacleRow.extend({
  steps: z.array(step),
  held: z.array(held).describe('complaints that it holds and the reader may open, the first 200'),
  can: z.object({ decide: z.boolean(), passUp: z.boolean(), remove: z.boolean() }),
  above: agencyName.nullable().describe('to whose head it would go up'),
});
export type ObstacleView = z.infer<typeof obstacleView>;

/** What the page of a complaint says of what is in its way. */
export const obstacleBeside = obstacleRow.omit({ complaints: true });

/** What a complainant is told of it. */
export const obstacleShown = z.object({
  kind: z.enum(obstacleKinds),
  since: instant,
  told: z.string().nullable().describe('null once it was erased'),
  level: bilingual.describe('the agency whose head decides'),
  decision: z
    .object({ told: z.string().nullable(), at: instant, by: day, owner: bilingual })
    .nullable(),
});

const obstacleParams = z.object({ obstacle: z.uuid() });

export const obstacleRoutes = {
  obstructComplaint: route({
    method: 'POST',
    path: '/complaints/:number/obstruct',
    access: 'obstruct',
    summary:
      'Record what is in the way of one complaint or several; it goes to the head of the agency',
    params: numberParams,
    body: recording,
    replies: { 200: moved.extend({ obstacle: z.uuid() }) },
  }),
  holdByObstacle: route({
    method: 'POST',
    path: '/complaints/:number/hold',
    access: 'obstruct',
    summary: 'An obstacle of the agency that is recorded already is in the way of this one too',
    params: numberParams,
    body: z.strictObject({ obstacle: z.uuid(), told, also, version: seen }),
    replies: { 200: moved.extend({ obstacle: z.uuid() }) },
  }),
  listObstacles: route({
    method: 'GET',
    path: '/obstacles',
    access: 'readComplaints',
    summary: 'Obstacles within reach: open ones the oldest first, removed ones the latest first',
    query: z.strictObject({
      state: z.enum([...obstacleStates, 'open']).default('open'),
      kind: z.enum(obstacleKinds).optional(),
      agency: agencyCode.optional().describe('of this agency or one below it'),
      mine: z.stringbool().optional().describe('that wait for the reader to decide'),
      after: z.string().max(100).optional().describe('`next` of the page before'),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    replies: { 200: z.object({ obstacles: z.array(obstacleRow), next: z.string().nullable() }) },
  }),
  readObstacle: route({
    method: 'GET',
    path: '/obstacles/:obstacle',
    access: 'readComplaints',
    summary: 'An obstacle with all that happened to it, and the complaints that it holds',
    params: obstacleParams,
    replies: { 200: obstacleView },
  }),
  decideObstacle: route({
    method: 'POST',
    path: '/obstacles/:obstacle/decide',
    access: 'decideObstacle',
    summary: 'Say what is to be done, by whom and by when; the complainants are told',
    params: obstacleParams,
    body: decision,
    replies: { 200: obstacleView },
  }),
  passUpObstacle: route({
    method: 'POST',
    path: '/obstacles/:obstacle/pass-up',
    access: 'decideObstacle',
    summary: 'It cannot be decided here: to the head of the agency above',
    params: obstacleParams,
    body: z.strictObject({ reason: writing(2000, 3) }),
    replies: { 200: obstacleView },
  }),
  removeObstacle: route({
    method: 'POST',
    path: '/obstacles/:obstacle/remove',
    access: 'removeObstacle',
    summary: 'Nothing is in the way any more: all complaints go on, and the complainants are told',
    params: obstacleParams,
    body: z.strictObject({ how: writing(2000, 3), told: told.optional() }),
    replies: { 200: obstacleView },
  }),
  countObstacles: route({
    method: 'GET',
    path: '/obstacles/figures',
    access: 'readFigures',
    summary:
      'Obstacles of a period within reach, by agency and kind, and how old those still open are',
    query: z.strictObject({ from: day, to: day }),
    replies: {
      200: z.object({
        counts: z.array(
          z.object({
            agency: agencyName,
            kind: z.enum(obstacleKinds),
            recorded: z.number().int(),
            decided: z.number().int(),
            removed: z.number().int(),
            minutes: z.number().describe('together, from recording to removal'),
            open: z.number().int().describe('now'),
            oldest: instant.nullable().describe('since when the oldest open one stands'),
          }),
        ),
      }),
    },
  }),
} as const;
