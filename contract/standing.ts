import { z } from 'zod';
import { agencyCode, agencyKind } from './agencies.ts';
import { agencyName } from './complaints.ts';
import { route } from './route.ts';
import { gamingFlags, shareMeasures, standingSizes } from './standing-formula.ts';
import { day, instant } from './text.ts';

export * from './standing-formula.ts';

/*
 * The index of agencies. Formula, reasons and a worked example: docs/figures.md, "The index".
 */

/** Agencies are compared with those of their kind; kinds of fewer than this many are put together. */
export const fewestOfKind = 5;
export const standingPeers = z.enum([...agencyKind.options, 'other']);
export type StandingPeers = z.infer<typeof standingPeers>;

/** A year, `2026`, or a quarter of it, `2026-Q3`: of the complaints received then. */
export const standingPeriod = z.string().regex(/^\d{4}(-Q[1-4])?$/);

const share = z.number().min(0).max(1);
const count = z.number().int();

const measured = z.object({
  of: count.describe('how many it is a share of'),
  good: count,
  value: share.describe(
    'adjusted for the mix of categories, and drawn towards agencies of its kind',
  ),
  low: share,
  high: share,
});
export type Measured = z.infer<typeof measured>;

const days = z.number().int().nullable().describe('working days; null when it is not reached');

export const standing = z.object({
  agency: agencyName,
  peers: standingPeers,
  size: z.enum(standingSizes),
  came: count.describe('complaints of the period that came to it'),
  complaints: count.describe('of these, those that stand or ended there'),
  index: z.number().nullable().describe('from 0 to 100; null of an agency that mostly passes on'),
  low: z.number().nullable(),
  high: z.number().nullable(),
  best: count
    .nullable()
    .describe('the best rank that its interval allows; null among fewer than 3'),
  worst: count.nullable(),
  ranked: count.describe('how many of its group have a rank'),
  shares: z.record(z.enum(shareMeasures), measured),
  time: z.object({
    of: count,
    settled: count,
    median: days,
    medianLow: days,
    medianHigh: days,
    ninth: days.describe('the 90th percentile'),
    mean: z.number().describe('mean working days up to the horizon, adjusted as the shares are'),
    low: z.number(),
    high: z.number(),
  }),
  flags: z.array(
    z.object({
      flag: z.enum(gamingFlags),
      of: count,
      count,
      discount: share.describe('what is taken off the index for it'),
    }),
  ),
});
export type Standing = z.infer<typeof standing>;

const group = z.object({
  peers: standingPeers,
  size: z.enum(standingSizes),
  agencies: count,
  quartiles: z
    .object({
      low: z.number(),
      first: z.number(),
      middle: z.number(),
      third: z.number(),
      high: z.number(),
    })
    .nullable()
    .describe('of the index of all agencies of the group; null of fewer than 5'),
});
export type StandingGroup = z.infer<typeof group>;

export const standingRoutes = {
  readStandings: route({
    method: 'GET',
    path: '/standings',
    access: 'readFigures',
    byKey: true,
    summary: 'The index of the agencies that the reader reaches, with its intervals and ranks',
    query: z.strictObject({
      period: standingPeriod.optional().describe('the newest year, unless given'),
      agency: agencyCode.optional().describe('it and what lies below it'),
      peers: standingPeers.optional(),
      after: z.string().max(100).optional().describe('`next` of the page before'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    replies: {
      200: z.object({
        periods: z.array(standingPeriod).describe('those that are computed, the newest first'),
        period: z
          .object({
            name: standingPeriod,
            from: day,
            to: day,
            until: day.describe('what was done up to the end of this day is counted'),
            computedAt: instant,
          })
          .nullable()
          .describe('null before the first night'),
        data: z.boolean().describe('whether the reader may take all that it is computed from'),
        groups: z.array(group).describe('of the agencies on this page'),
        standings: z.array(standing).describe('group by group, the highest index first'),
        next: z.string().nullable(),
      }),
    },
  }),
  readStandingData: route({
    method: 'GET',
    path: '/standings/:period/data.csv',
    access: 'readFigures',
    summary: 'All that the index of a period is computed from, as CSV',
    params: z.strictObject({ period: standingPeriod }),
    replies: { 200: z.string() },
    produces: 'text/csv; charset=utf-8',
  }),
} as const;
