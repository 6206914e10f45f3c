import { randomInt } from 'node:crypto';
import { numberFrom } from '@insaf/contract/complaint-number.ts';
import type { Filed, NewComplaint } from '@insaf/contract/complaints.ts';
import type { Channel } from '@insaf/contract/vocabulary.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type CommitTogether, commitTogether } from '../../../platform/db/commit-together.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readComplainants } from '../../complainants/index.ts';
import { clockColumns, groundAtFiling } from '../../complaints/index.ts';
import { clockAfter, nextStepAt, noClock, timetableFor } from '../../deadlines/index.ts';
import { type Directory, type InitiativeRow, readDirectory } from '../../directory/index.ts';
import { findInitiative } from '../../initiatives/index.ts';
import {
  type Acting,
  actorIdOf,
  actsByHolding,
  holdingsWith,
  isWithin,
} from '../../rights/index.ts';
import { firstHolder } from '../rules/first-holder.ts';
import { answerOfKey, commitFilings, type Filing } from './commit-filings.ts';

const eachCtx = new WeakMap<Ctx, CommitTogether<Filing, Filed>>();

/** Filings that wait together commit together; see commit-together.ts. */
function filer(ctx: Ctx): CommitTogether<Filing, Filed> {
  let file = eachCtx.get(ctx);
  if (file === undefined) {
    file = commitTogether((filings: readonly Filing[]) => commitFilings(ctx, filings), {
      most: 100,
      atOnce: 2,
    });
    eachCtx.set(ctx, file);
  }
  return file;
}

/**
 * Files a complaint: for the public by themselves, or by staff on behalf of a person. Answers when it is
 * durable, with the number and the code that open the person's view.
 *
 * @param key the `Idempotency-Key` header: the same key and body get the same answer
 * @throws Refusal with the field at fault: `unknown_category`, `unknown_place`, `unknown_agency`,
 *   `wrong_national_id`, `wrong_phone`, `not_permitted`, the refusals of uploads and of initiatives, and
 *   `idempotency_key_reused`
 */
export async function fileComplaint(
  ctx: Ctx,
  acting: Acting,
  given: NewComplaint,
  key?: string,
): Promise<Filed> {
  const now = ctx.clock();
  const directory = await readDirectory(ctx.db);
  const category = found(directory.categoryByCode, given.category, 'unknown_category', 'category');
  const place = found(directory.placeByCode, given.place, 'unknown_place', 'place');
  const complainedOf = found(
    directory.agencyByCode,
    given.agencyComplainedOf,
    'unknown_agency',
    'agencyComplainedOf',
  );
  const today = localDay(now, ctx.config.TIME_ZONE);
  const read = readComplainants(given, today);
  if ('fault' in read) {
    const { code, field, why } = read.fault;
    throw new Refusal(code, { field, ...(why === undefined ? {} : { why }) });
  }
  const registrar = registrarOf(acting);
  const channel = channelOf(acting, given.channel);
  const about = { today, channel, kind: given.kind, categoryId: category?.id ?? null };
  const initiative = findInitiative(directory, given.initiative, about);
  const holder =
    supervisorOf(directory, initiative, complainedOf) ??
    examinerOf(directory, registrar?.path ?? null);
  const raised = groundAtFiling({
    ...{ kind: given.kind, text: given.text, category, people: read.people.length },
    isHarder: read.people.some(
      ({ kind: who, identity }) =>
        who === 'person_with_disability' || identity.circumstances !== undefined,
    ),
  });
  const priority = raised?.priority ?? 'ordinary';
  const subject = {
    ...{ holderId: holder.id, judgeId: null, categoryId: category?.id ?? null },
    ...{ initiativeId: initiative?.id ?? null, kind: given.kind, priority },
  };
  const timetable = await timetableFor(ctx, subject, now);
  const clock = clockAfter('startExamination', noClock, timetable, now);
  const calendar = timetable.calendarOf('examination');
  const ladder = timetable.ladderOf('examination');
  return filer(ctx)({
    complaint: {
      kind: given.kind,
      status: 'received',
      version: 1,
      channel,
      language: given.language,
      text: given.text,
      remedy: given.remedy ?? null,
      category_id: category?.id ?? null,
      place_id: place?.id ?? null,
      address: given.address ?? null,
      landmark: given.landmark ?? null,
      lat: given.position?.lat ?? null,
      lon: given.position?.lon ?? null,
      accuracy_metres: given.position?.accuracyMetres ?? null,
      complained_of_id: complainedOf?.id ?? null,
      initiative_id: initiative?.id ?? null,
      confidential: given.confidential || (category?.confidential ?? false),
      anonymous: given.anonymous,
      complainants: read.people.length,
      received_at: now,
      registered_by: acting.kind === 'staff' ? acting.staffId : null,
      registered_at_id: registrar?.agencyId ?? null,
      holder_id: holder.id,
      holder_path: holder.path,
      priority,
      ...clockColumns(clock),
      next_step_at: nextStepAt({ clock, calendar, ladder, taken: 0 }),
    },
    raised,
    initiative: initiative?.code ?? null,
    people: read.people,
    uploads: given.uploads,
    actor: actsByHolding(acting) ? acting.kind : 'complainant',
    actorId: actorIdOf(acting),
    key: key === undefined ? null : keyOf(ctx, acting, key, given),
    number: newNumber,
  });
}

/** What was filed under a key, whatever was in it; null when nothing was. */
export async function filedUnder(ctx: Ctx, acting: Acting, key: string): Promise<Filed | null> {
  return answerOfKey(ctx, keyHashOf(ctx, acting, key));
}

/** Twelve random digits, the last of which checks the others. */
function newNumber(): string {
  return numberFrom(String(randomInt(10_000_000_000, 100_000_000_000)));
}

function found<T extends { id: number }>(
  byCode: (code: string) => T | undefined,
  code: string | undefined,
  refusal: 'unknown_category' | 'unknown_place' | 'unknown_agency',
  field: string,
): T | null {
  if (code === undefined) return null;
  const item = byCode(code);
  if (item === undefined || ('active' in item && !item.active))
    throw new Refusal(refusal, { field });
  return item;
}

function registrarOf(acting: Acting) {
  if (!actsByHolding(acting)) return null;
  const [registrar] = holdingsWith(acting, 'registerFor');
  if (registrar === undefined) throw new Refusal('not_permitted');
  return registrar;
}

/**
 * The public can only have come by the portal or a program, and the system of a partner is one; staff say
 * which channel it was.
 */
function channelOf(acting: Acting, given: Channel | undefined): Channel {
  if (acting.kind === 'partner') {
    if (given === undefined || given === 'api') return 'api';
    throw new Refusal('not_permitted', { field: 'channel' });
  }
  if (acting.kind === 'staff') return given ?? 'hotline';
  if (given === undefined || given === 'portal' || given === 'api') return given ?? 'portal';
  throw new Refusal('not_permitted', { field: 'channel' });
}

type Examiner = Directory['agencies'][number];
const examiners = new WeakMap<Directory, Map<string | null, Examiner>>();

/** Found once for each place of registering and each version of the directory. */
function examinerOf(directory: Directory, registeredAt: string | null): Examiner {
  const known = examiners.get(directory) ?? new Map<string | null, Examiner>();
  examiners.set(directory, known);
  const holder = known.get(registeredAt) ?? firstHolder(directory.agencies, registeredAt);
  if (holder === null) throw new Error('the directory has no agency that examines');
  known.set(registeredAt, holder);
  return holder;
}

/**
 * Who supervises an initiative examines what is filed within it, where they examine at all, and unless it
 * is a complaint of themselves or of an agency below them.
 */
function supervisorOf(
  directory: Directory,
  initiative: InitiativeRow | null,
  complainedOf: Examiner | null,
): Examiner | null {
  if (initiative === null) return null;
  const supervisor = directory.successorOf(initiative.supervisor_id);
  const isAccused = complainedOf !== null && isWithin(complainedOf.path, supervisor.path);
  return supervisor.active && supervisor.examines && !isAccused ? supervisor : null;
}

function keyHashOf(ctx: Ctx, acting: Acting, key: string): Buffer {
  const scope = actorIdOf(acting) ?? acting.kind;
  return ctx.sealing.hash('idempotency-key', `${scope} ${key}`);
}

function keyOf(ctx: Ctx, acting: Acting, key: string, given: NewComplaint) {
  return {
    keyHash: keyHashOf(ctx, acting, key),
    bodyHash: ctx.sealing.hash('idempotency-body', JSON.stringify(given)),
  };
}
