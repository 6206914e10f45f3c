import type { Ctx, Db } from '../../../platform/context.ts';
import { holdsOpen, movePaths } from '../../complaints/index.ts';
import type { AgencyRow } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import {
  type Change,
  editAgencies,
  insertAgencies,
  insertChanges,
  lockAgency,
  newAgencyIds,
  placeAgencies,
  renameAgencies,
  setClosed,
  setOpen,
} from '../queries.ts';
import type { LoadFault } from '../rules/load-fault.ts';
import type { AgenciesPlan } from '../rules/plan-agencies.ts';
import { pathsOf } from '../rules/plan-tree.ts';
import { announceMoved } from './announce-moved.ts';
import { staffIdOf } from './change-tree.ts';
import { findNewJudges } from './find-new-judges.ts';

/** Agencies that the file closes although somebody waits for them: those are merged, not closed. */
export async function workFaults(db: Db, plan: AgenciesPlan): Promise<LoadFault[]> {
  const faults: LoadFault[] = [];
  for (const { row, agency } of plan.closed.filter((pair) => pair.agency.active)) {
    await lockAgency(db, agency.id);
    if (!(await holdsOpen(db, agency.id))) continue;
    const { line, code: value } = row;
    faults.push({ file: 'agencies', line, column: 'active', because: 'work_open', value });
  }
  return faults;
}

/** Writes what a plan says of agencies, with its history. The plan has no faults. */
export async function applyAgencies(
  ctx: Ctx,
  db: Db,
  acting: Acting,
  plan: AgenciesPlan,
  known: readonly AgencyRow[],
  placeIds: ReadonlyMap<string, number>,
): Promise<void> {
  const at = ctx.clock();
  const ids = new Map(known.map(({ code, id }) => [code, id]));
  const fresh = plan.added.length === 0 ? [] : await newAgencyIds(db, plan.added.length);
  plan.added.forEach(({ code }, index) => {
    ids.set(code, fresh[index]!);
  });
  const idOf = (code: string) => ids.get(code)!;
  const placeIdOf = (code: string | null) => (code === null ? null : placeIds.get(code)!);
  const successorIdOf = (code: string | null | undefined) => (code == null ? null : idOf(code));

  if (plan.added.length + plan.moved.length > 0) {
    const paths = pathsOf(plan.tree, idOf);
    const added = plan.added.map(({ line: _line, parent, place, governorate: _, ...row }) => ({
      ...row,
      id: idOf(row.code),
      parent_id: parent === null ? null : idOf(parent),
      path: paths.get(row.code)!,
      place_id: placeIdOf(place),
      active: row.active ?? true,
      successor_id: successorIdOf(row.successor),
    }));
    if (added.length > 0) await insertAgencies(db, added, at);
    await move(ctx, db, plan, known, paths, idOf);
  }
  if (plan.renamed.length > 0) {
    const named = plan.renamed.map(({ row, agency }) => ({ ...row, id: agency.id }));
    await renameAgencies(db, named, at);
  }
  if (plan.edited.length > 0) {
    const edited = plan.edited.map(({ row, agency }) => ({
      ...{ id: agency.id, kind: row.kind, sectors: row.sectors, examines: row.examines },
      place_id: placeIdOf(row.place),
    }));
    await editAgencies(db, edited);
  }
  for (const { agency } of plan.reopened) await setOpen(db, agency.id);
  for (const { row, agency } of plan.closed) {
    await setClosed(db, agency.id, successorIdOf(row.successor));
  }
  const by = { at, staff_id: staffIdOf(acting) };
  await insertChanges(
    db,
    changesOf(plan, idOf).map((change) => ({ ...by, ...change })),
  );
}

/** Complaints before agencies, and again for what arrived in between: see moveAgency. */
async function move(
  ctx: Ctx,
  db: Db,
  plan: AgenciesPlan,
  known: readonly AgencyRow[],
  paths: ReadonlyMap<string, string>,
  idOf: (code: string) => number,
): Promise<void> {
  if (plan.moved.length === 0) return;
  const parents = new Map(plan.moved.map(({ row }) => [row.code, row.parent]));
  const placed = known
    .filter(({ code, path }) => paths.get(code) !== path)
    .map((agency) => {
      const parent = parents.get(agency.code);
      const parent_id = parent == null ? agency.parent_id : idOf(parent);
      return { id: agency.id, parent_id, path: paths.get(agency.code)!, from: agency.path };
    });
  await movePaths(db, placed);
  await placeAgencies(db, placed);
  await movePaths(db, placed);
  const handedOver = await findNewJudges(
    db,
    placed.map(({ id }) => id),
  );
  await announceMoved(
    ctx,
    db,
    placed.map(({ id, from, path }) => ({ agencyId: id, from, to: path })),
    handedOver,
  );
}

function changesOf(
  plan: AgenciesPlan,
  idOf: (code: string) => number,
): Pick<Change, 'agency_id' | 'what' | 'before' | 'after'>[] {
  const nameOf = (row: { name_ar: string; name_en: string }) => ({
    ar: row.name_ar,
    en: row.name_en,
  });
  return [
    ...plan.added.map((row) => ({
      ...{ agency_id: idOf(row.code), what: 'created' as const, before: null },
      after: { parent: row.parent, kind: row.kind, name: nameOf(row) },
    })),
    ...plan.renamed.map(({ row, agency }) => ({
      ...{ agency_id: agency.id, what: 'renamed' as const },
      ...{ before: { name: nameOf(agency) }, after: { name: nameOf(row) } },
    })),
    ...plan.moved.map(({ row, agency, from }) => ({
      ...{ agency_id: agency.id, what: 'moved' as const },
      ...{ before: { parent: from }, after: { parent: row.parent } },
    })),
    ...plan.edited.map(({ row, agency, place, fields }) => ({
      ...{ agency_id: agency.id, what: 'edited' as const },
      before: pick({ ...agency, place }, fields),
      after: pick(row, fields),
    })),
    ...plan.closed.map(({ row, agency }) => ({
      ...{ agency_id: agency.id, what: 'closed' as const, before: null },
      after: row.successor == null ? null : { successor: row.successor },
    })),
    ...plan.reopened.map(({ agency }) => ({
      ...{ agency_id: agency.id, what: 'reopened' as const, before: null, after: null },
    })),
  ];
}

function pick(from: Readonly<Record<string, unknown>>, fields: readonly string[]) {
  return Object.fromEntries(fields.map((field) => [field, from[field] ?? null]));
}
