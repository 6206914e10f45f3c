import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { agencyName } from './complaints.ts';
import { officeMeasures, workVerbs } from './evaluation-terms.ts';
import { route } from './route.ts';
import { standingPeers } from './standing.ts';
import { standingSizes } from './standing-formula.ts';
import { bilingual, day, instant, writing } from './text.ts';

/*
 * What members of staff and the offices of agencies did in a month, with what makes it fair to look at.
 * What each number means: docs/how-to/read-an-evaluation.md; why it is so: docs/decisions/0059.
 */

export * from './evaluation-terms.ts';

/** A month, `2026-10`. */
export const workMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

const count = z.number().int();
const minutes = z.number().int().describe('minutes of working time');

/** The middle, and from where to where the middle half lies. */
export const middle = z.object({ first: z.number(), median: z.number(), third: z.number() });
export type Middle = z.infer<typeof middle>;

export const workDone = z.object({
  verb: z.enum(workVerbs),
  acts: count,
  standIn: count.describe('of these, for a colleague who was away'),
  timed: count.describe('of how many the time is known'),
  time: middle.nullable().describe('minutes of working time from when it came to the act'),
  usual: minutes
    .nullable()
    .describe('the middle time of everybody who did the same with these categories, by their mix'),
  late: count.describe('done after the time allowed had run out in their hands'),
  team: z
    .object({
      people: count,
      acts: middle,
      time: middle.nullable().describe('of the colleagues’ own middle times'),
    })
    .nullable()
    .describe('others who did the same at the agency; null when they are fewer than five'),
});
export type WorkDone = z.infer<typeof workDone>;

const grades = z
  .object({ given: count, mean: z.number().describe('of five, to half a grade') })
  .nullable()
  .describe('taken five at a time, so that none is told alone; null before there are five');

const categoryWork = z.object({
  category: z.object({ code: z.string(), name: bilingual }).nullable(),
  acts: count,
});

const month = z.object({
  agency: agencyName,
  month: workMonth,
  countedUntil: instant,
  stays: z.boolean().describe('it is not counted anew any more'),
  dayMinutes: minutes.describe('as many as a day of work has, to say times in days'),
  days: z.object({
    working: count.describe('days the agency worked, of those that are counted'),
    away: count.describe('of these, days of leave in which somebody stood in'),
    active: count.describe('days on which something is recorded'),
    began: day.nullable().describe('where they came to the agency within the month'),
  }),
  work: z.array(workDone),
  calls: count.describe('callers who were looked up, each once a day'),
  replies: z.object({
    answered: count,
    returned: count,
    settled: count,
    reopened: count.describe('settled on them, and reopened by an appeal that was upheld'),
  }),
  decisions: z.object({
    made: count.describe('dismissals and settlements'),
    upheld: count.describe('appeals against these that were upheld'),
  }),
  late: z.object({
    finished: count.describe('acts that sent a complaint on'),
    late: count,
    cameLate: count.describe('of the finished, those whose time had run out when they came'),
  }),
  grades,
  categories: z.array(categoryWork).describe('the most frequent first'),
  returned: z
    .array(z.object({ number: z.string(), at: instant, reason: z.string().nullable() }))
    .describe('replies that were sent back, as far as the reader may open the complaint'),
  remarks: z
    .array(z.object({ words: z.string(), at: instant }))
    .describe('what the person wrote beside it, the newest first; none is ever changed'),
});
export type WorkMonth = z.infer<typeof month>;

const ownMonth = month.extend({
  headFrom: day.nullable().describe('from when their head can read it; null while it runs'),
  reads: z
    .array(z.object({ by: z.string(), at: instant }))
    .describe('each time a head read it, the newest first'),
});
export type OwnMonth = z.infer<typeof ownMonth>;

const staffId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const person = z.object({ id: z.string(), name: z.string() });

const quartiles = middle.nullable().describe('of the other offices like it; null of fewer than 5');

const office = z.object({
  agency: agencyName,
  below: z.boolean().describe('whether there are agencies below it'),
  like: z
    .object({ peers: standingPeers, size: z.enum(standingSizes), others: count })
    .nullable()
    .describe('with how many others it is compared; null where the index has no place for it'),
  values: z
    .record(z.enum(officeMeasures), z.number().nullable())
    .describe('times in minutes of working time; null is not known'),
});
export type Office = z.infer<typeof office>;

export const evaluationRoutes = {
  readMyWork: route({
    method: 'GET',
    path: '/me/work',
    access: 'staff',
    summary: 'What the one signed in did in a month, at each agency, and which head has read it',
    query: z.strictObject({ month: workMonth.optional().describe('the newest, unless given') }),
    replies: {
      200: z.object({
        months: z.array(workMonth).describe('in which something is counted, the newest first'),
        month: workMonth.nullable(),
        agencies: z.array(ownMonth),
      }),
    },
  }),
  remarkOnMyWork: route({
    method: 'POST',
    path: '/me/work/remarks',
    access: 'staff',
    summary: 'Writes beside one’s own month; it stays, and whoever reads the month reads it',
    body: z.strictObject({ agency: agencyCode, month: workMonth, words: writing(2000, 3) }),
    replies: { 201: ownMonth },
  }),
  listStaffIHead: route({
    method: 'GET',
    path: '/evaluation/staff',
    access: 'leadAgency',
    summary: 'Whom the reader heads, by name, with the months that can be read; no figures',
    replies: {
      200: z.object({
        agencies: z.array(
          z.object({
            agency: agencyName,
            people: z.array(person.extend({ months: z.array(workMonth) })),
          }),
        ),
      }),
    },
  }),
  readWorkOf: route({
    method: 'GET',
    path: '/evaluation/staff/:id/:agency/:month',
    access: 'leadAgency',
    summary: 'A month of one whom the reader heads; that it was read is told to the person',
    params: z.object({ id: staffId, agency: agencyCode, month: workMonth }),
    replies: { 200: month.extend({ person }) },
  }),
  readOffices: route({
    method: 'GET',
    path: '/evaluation/offices',
    access: 'readFigures',
    summary: 'A month of an agency’s office beside those like it, and of the agencies right below',
    query: z.strictObject({
      agency: agencyCode.optional().describe('where the reader’s figures begin, unless given'),
      month: workMonth.optional().describe('the newest, unless given'),
      after: z.string().max(100).optional().describe('`next` of the page before'),
    }),
    replies: {
      200: z.object({
        months: z.array(workMonth),
        month: workMonth.nullable(),
        countedUntil: instant.nullable(),
        dayMinutes: minutes,
        trail: z.array(agencyName).describe('from where the reader begins down to the agency'),
        office: office
          .extend({ others: z.record(z.enum(officeMeasures), quartiles) })
          .nullable()
          .describe('null before anything is counted'),
        below: z.array(office).describe('in the order of the registry'),
        next: z.string().nullable(),
      }),
    },
  }),
} as const;
