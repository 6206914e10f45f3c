import type { AgencyRow } from '../../directory/index.ts';
import type { AgencyCells } from './directory-rows.ts';
import type { LoadFault } from './load-fault.ts';
import { mergedTree, type Node, topOf, treeFaults } from './plan-tree.ts';

export type AgencyOfFile = AgencyCells & { readonly line: number };
/** A row of the file beside the agency it is about. */
export type Pair = { readonly row: AgencyOfFile; readonly agency: AgencyRow };

export type AgenciesPlan = {
  readonly faults: readonly Omit<LoadFault, 'file'>[];
  readonly tree: ReadonlyMap<string, Node>;
  readonly added: readonly AgencyOfFile[];
  readonly renamed: readonly Pair[];
  readonly moved: readonly (Pair & { from: string | null })[];
  readonly edited: readonly (Pair & { place: string | null; fields: string[] })[];
  readonly closed: readonly Pair[];
  readonly reopened: readonly Pair[];
  readonly unchanged: number;
  readonly missing: readonly string[];
};

/** What is known besides the file of agencies: the places and categories there are and will be. */
export type Around = {
  readonly places: ReadonlyMap<string, Node>;
  readonly placeCode: (id: number) => string;
  /** Null when there are none yet, and none can be asked for. */
  readonly categories: ReadonlySet<string> | null;
};

/** What loading these rows would do to the agencies there are. */
export function planAgencies(
  rows: readonly AgencyOfFile[],
  known: readonly AgencyRow[],
  around: Around,
): AgenciesPlan {
  const byId = new Map(known.map((agency) => [agency.id, agency]));
  const byCode = new Map(known.map((agency) => [agency.code, agency]));
  const codeOf = (id: number | null) => (id === null ? null : byId.get(id)!.code);
  const tree = mergedTree(
    rows,
    known.map(({ code, parent_id }) => ({ code, parent: codeOf(parent_id) })),
  );
  const pairs: Pair[] = rows.flatMap((row) => {
    const agency = byCode.get(row.code);
    return agency === undefined ? [] : [{ row, agency }];
  });
  const renamed = pairs.filter(
    ({ row, agency }) => row.name_ar !== agency.name_ar || row.name_en !== agency.name_en,
  );
  const moved = pairs
    .map((pair) => ({ ...pair, from: codeOf(pair.agency.parent_id) }))
    .filter(({ row, from }) => row.parent !== from);
  const edited = pairs
    .map((pair) => {
      const { place_id } = pair.agency;
      const place = place_id === null ? null : around.placeCode(place_id);
      return { ...pair, place, fields: fieldsThatDiffer(pair, place) };
    })
    .filter(({ fields }) => fields.length > 0);
  const successorOf = (code: string) => {
    const given = rowOf.get(code)?.successor;
    return given === undefined ? codeOf(byCode.get(code)?.successor_id ?? null) : given;
  };
  const rowOf = new Map(rows.map((row) => [row.code, row]));
  const closed = pairs.filter(
    ({ row, agency }) =>
      row.active === false &&
      (agency.active || successorOf(row.code) !== codeOf(agency.successor_id)),
  );
  const reopened = pairs.filter(({ row, agency }) => row.active === true && !agency.active);
  const touched = [renamed, moved, edited, closed, reopened].flat().map(({ row }) => row.code);
  const listed = new Set(rows.map(({ code }) => code));
  const after: After = {
    tree,
    successorOf,
    isActive: (code) => rowOf.get(code)?.active ?? byCode.get(code)?.active ?? true,
  };
  return {
    faults: [
      ...treeFaults(rows, tree),
      ...rootFaults(rows, known),
      ...rows.flatMap((row) => placeFaults(row, around)),
      ...rows.flatMap((row) => categoryFaults(row, around)),
      ...rows.flatMap((row) => closingFaults(row, after)),
      ...orphanFaults(rows, after),
    ],
    tree,
    added: rows.filter(({ code }) => !byCode.has(code)),
    ...{ renamed, moved, edited, closed, reopened },
    unchanged: pairs.length - new Set(touched).size,
    missing: known.map(({ code }) => code).filter((code) => !listed.has(code)),
  };
}

function fieldsThatDiffer({ row, agency }: Pair, place: string | null): string[] {
  return [
    row.kind === agency.kind ? [] : 'kind',
    row.sectors.join(' ') === agency.sectors.join(' ') ? [] : 'sectors',
    row.place === place ? [] : 'place',
    row.examines === agency.examines ? [] : 'examines',
  ].flat();
}

type Fault = Omit<LoadFault, 'file'>;

/** One agency stands above all; which one it is does not change. */
function rootFaults(rows: readonly AgencyOfFile[], known: readonly AgencyRow[]): Fault[] {
  const root = known.find(({ parent_id }) => parent_id === null)?.code;
  const tops = rows.filter(({ parent }) => parent === null);
  const first = root ?? (tops.find(({ kind }) => kind === 'cabinet') ?? tops[0])?.code;
  return rows.flatMap(({ code, parent, kind, line }): Fault[] => {
    if ((parent === null) !== (code === first)) {
      return [{ line, column: 'parent', because: 'second_root', value: parent ?? '' }];
    }
    if (parent !== null || kind === 'cabinet') return [];
    return [{ line, column: 'kind', because: 'root_kind', value: kind }];
  });
}

function placeFaults({ line, place, governorate }: AgencyOfFile, { places }: Around): Fault[] {
  if (place !== null && !places.has(place)) {
    return [{ line, column: 'place', because: 'unknown_place', value: place }];
  }
  const given = governorate.toLowerCase();
  if (given === '' || (place !== null && topOf(place, places) === given)) return [];
  return [{ line, column: 'governorate', because: 'wrong_governorate', value: governorate }];
}

function categoryFaults({ line, sectors }: AgencyOfFile, { categories }: Around): Fault[] {
  if (categories === null) return [];
  return sectors
    .filter((one) => one.startsWith('category:') && !categories.has(one.slice(9)))
    .map((value) => ({ line, column: 'sectors', because: 'unknown_category', value }));
}

/** How things will be after loading. */
type After = {
  readonly tree: ReadonlyMap<string, Node>;
  readonly isActive: (code: string) => boolean;
  readonly successorOf: (code: string) => string | null;
};

function closingFaults(row: AgencyOfFile, { tree, isActive, successorOf }: After): Fault[] {
  const { line, code, parent, successor } = row;
  if (isActive(code) && parent !== null && tree.has(parent) && !isActive(parent)) {
    return [{ line, column: 'parent', because: 'parent_closed', value: parent }];
  }
  if (successor === null || successor === undefined) return [];
  const fault = (because: Fault['because']) => [
    { line, column: 'successor', because, value: successor },
  ];
  if (isActive(code)) return fault('successor_of_active');
  if (!tree.has(successor)) return fault('unknown_successor');
  const passed = new Set<string>();
  for (let at: string | null = code; at !== null; at = successorOf(at)) {
    if (passed.has(at)) return fault('circle');
    passed.add(at);
  }
  return [];
}

/** An agency is closed by the file, and one below it, of which the file knows nothing, would stay open. */
function orphanFaults(rows: readonly AgencyOfFile[], { tree, isActive }: After): Fault[] {
  const listed = new Set(rows.map(({ code }) => code));
  const parents = new Map(
    [...tree.values()]
      .filter(({ code }) => !listed.has(code) && isActive(code))
      .map(({ code, parent }) => [parent, code]),
  );
  return rows
    .filter(({ code, parent }) => !isActive(code) && (parents.has(code) || parent === null))
    .map(({ line, code }) => ({
      ...{ line, column: 'active', value: parents.get(code) ?? '' },
      because: 'child_active',
    }));
}
