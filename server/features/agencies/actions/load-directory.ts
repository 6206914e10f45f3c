import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { allAgencies, allCategories, allPlaces } from '../../directory/index.ts';
import { type Acting, holdingFor } from '../../rights/index.ts';
import type { DirectoryFile } from '../rules/directory-rows.ts';
import type { LoadFault } from '../rules/load-fault.ts';
import { planAgencies } from '../rules/plan-agencies.ts';
import { planCategories } from '../rules/plan-categories.ts';
import { planPlaces } from '../rules/plan-places.ts';
import { applyAgencies, workFaults } from './apply-agencies.ts';
import { applyCategories, applyPlaces } from './apply-places.ts';
import { changeTree } from './change-tree.ts';
import { readCsv } from './read-csv.ts';

/*
 * Loading the directory from CSV, once or every time the real one changes.
 *
 * Files are read row by row, then compared with what there is (rules/plan-*.ts), and only what differs
 * is written: a second loading writes nothing. A parent that differs is a move and a name that differs a
 * renaming, as real as those that an administrator makes one by one, with history, former names, and the
 * complaints that follow. What the file lacks is reported and left alone. If any row is at fault,
 * nothing is written at all.
 *
 * Four thousand agencies are a handful of statements, each taking all its rows as one parameter.
 */

export type LoadReport = {
  readonly kind: DirectoryFile;
  readonly added: readonly string[];
  readonly changed: readonly { code: string; fields: readonly string[] }[];
  readonly moved: readonly { code: string; from: string | null; to: string | null }[];
  readonly renamed: readonly { code: string; from: string; to: string }[];
  readonly unchanged: number;
  /** Codes that the database has and the file lacks. */
  readonly missing: readonly string[];
};

/** The texts of the files, those that are to be loaded. */
export type DirectoryFiles = { readonly [file in DirectoryFile]?: string | undefined };

/**
 * Loads places, agencies and categories, in one transaction.
 *
 * @param options `dryRun`: only says what would change
 * @returns what changed, one report for each file
 * @throws Refusal `wrong_csv` with `faults: LoadFault[]`, the first of them in `file`, `line` and
 *   `column`; `not_permitted` for staff who do not administer the whole tree; `no_higher_agency`
 */
export async function loadDirectory(
  ctx: Ctx,
  acting: Acting,
  files: DirectoryFiles,
  { dryRun = false }: { dryRun?: boolean } = {},
): Promise<LoadReport[]> {
  const places = readCsv('places', files.places);
  const agencies = readCsv('agencies', files.agencies);
  const categories = readCsv('categories', files.categories);
  return changeTree(ctx, async (db) => {
    assertManagesAll(acting, await allAgencies(db), files);
    const known = await Promise.all([allPlaces(db), allAgencies(db), allCategories(db)]);
    const [knownPlaces, knownAgencies, knownCategories] = known;
    const ofPlaces = planPlaces(places.rows, knownPlaces);
    const ofCategories = planCategories(categories.rows, knownCategories);
    const placeCodes = new Map(knownPlaces.map(({ id, code }) => [id, code]));
    const categoryCodes = [...knownCategories, ...categories.rows].map(({ code }) => code);
    const ofAgencies = planAgencies(agencies.rows, knownAgencies, {
      places: ofPlaces.tree,
      placeCode: (id) => placeCodes.get(id)!,
      categories: categoryCodes.length === 0 ? null : new Set(categoryCodes),
    });

    const unread = [places, agencies, categories].flatMap((file) => file.faults);
    const ofFile = <Fault>(file: DirectoryFile, found: readonly Fault[]) =>
      // Rows that could not be read are missing elsewhere: what refers to them is not at fault.
      unread.length > 0 ? [] : found.map((fault) => ({ file, ...fault }));
    const faults: LoadFault[] = [
      ...unread,
      ...ofFile('places', ofPlaces.faults),
      ...ofFile('agencies', ofAgencies.faults),
      ...(await workFaults(db, ofAgencies)),
      ...ofFile('categories', ofCategories.faults),
    ];
    if (faults.length > 0) throw wrongCsv(faults);

    if (!dryRun) {
      const placeIds = await applyPlaces(db, ofPlaces, knownPlaces);
      await applyAgencies(ctx, db, acting, ofAgencies, knownAgencies, placeIds);
      await applyCategories(db, ofCategories);
    }
    return reportsOf(files, ofPlaces, ofAgencies, ofCategories);
  });
}

function assertManagesAll(
  acting: Acting,
  agencies: Awaited<ReturnType<typeof allAgencies>>,
  files: DirectoryFiles,
): void {
  if (acting.kind === 'system') return;
  const root = agencies.find(({ parent_id }) => parent_id === null)?.path ?? '/';
  const needed = [
    ...((files.agencies ?? files.places) ? (['manageAgencies'] as const) : []),
    ...(files.categories ? (['manageCategories'] as const) : []),
  ];
  const may = needed.every((permission) => {
    const holding = holdingFor(acting, permission, root);
    return holding?.reach === 'below';
  });
  if (!may) throw new Refusal('not_permitted');
}

function wrongCsv(faults: readonly LoadFault[]): Refusal {
  const [first] = faults as [LoadFault];
  const { file, line, column } = first;
  return new Refusal('wrong_csv', { file, line, column, count: faults.length, faults });
}

function reportsOf(
  files: DirectoryFiles,
  places: ReturnType<typeof planPlaces>,
  agencies: ReturnType<typeof planAgencies>,
  categories: ReturnType<typeof planCategories>,
): LoadReport[] {
  const codes = (rows: readonly { code: string }[]) => rows.map(({ code }) => code);
  const reports: LoadReport[] = [
    {
      kind: 'places',
      added: codes(places.added),
      changed: places.changed.map(({ row, fields }) => ({ code: row.code, fields })),
      moved: places.moved.map(({ row, from }) => ({ code: row.code, from, to: row.parent })),
      renamed: [],
      unchanged: places.unchanged,
      missing: places.missing,
    },
    {
      kind: 'agencies',
      added: codes(agencies.added),
      changed: [
        ...agencies.edited.map(({ row, fields }) => ({ code: row.code, fields })),
        ...[...agencies.closed, ...agencies.reopened].map(({ row }) => ({
          code: row.code,
          fields: ['active'],
        })),
      ],
      moved: agencies.moved.map(({ row, from }) => ({ code: row.code, from, to: row.parent })),
      renamed: agencies.renamed.map(({ row, agency }) => ({
        code: row.code,
        from: agency.name_ar === row.name_ar ? agency.name_en : agency.name_ar,
        to: agency.name_ar === row.name_ar ? row.name_en : row.name_ar,
      })),
      unchanged: agencies.unchanged,
      missing: agencies.missing,
    },
    {
      kind: 'categories',
      added: codes(categories.added),
      changed: categories.changed.map(({ columns, fields }) => ({ code: columns.code, fields })),
      moved: [],
      renamed: [],
      unchanged: categories.unchanged,
      missing: categories.missing,
    },
  ];
  return reports.filter(({ kind }) => files[kind] !== undefined);
}
