import type { LooseEnd } from './loose-ends.ts';
import type { Material } from './material.ts';

/**
 * What `earlier_holders` of a complaint says that its history does not: agencies that never held it and would
 * see it, and agencies that held it and are missing. A complaint comes to an agency by a move, or because
 * that is what another was merged into.
 *
 * @param successors what an agency was merged into, by id
 */
export function wrongHolders(
  { complaints: [complaint], history_entries, referrals, earlier_holders }: Material,
  successors: ReadonlyMap<number, number>,
): LooseEnd[] {
  const held = history_entries.map(({ holder_id }) => Number(holder_id));
  const stages = [...held, Number(complaint?.holder_id)];
  const left = stages.filter((id, at) => at + 1 < stages.length && id !== stages[at + 1]);
  // What was merged into another left it what it saw.
  const must = new Set(left.flatMap((id) => withSuccessors(id, successors)));
  const may = new Set(
    [
      ...held,
      ...referrals.flatMap(({ from_id, to_id }) => [Number(from_id), Number(to_id)]),
    ].flatMap((id) => withSuccessors(id, successors)),
  );
  const kept = new Set(earlier_holders.map(({ agency_id }) => Number(agency_id)));
  const end = (what: string): LooseEnd => ({ table: 'earlier_holders', what });
  return [
    ...(kept.size < earlier_holders.length ? [end('an agency is there twice')] : []),
    ...[...kept].filter((id) => !may.has(id)).map((id) => end(`agency ${id} never held it`)),
    ...[...must]
      .filter((id) => !kept.has(id))
      .map((id) => end(`agency ${id}, which held it, is missing`)),
  ];
}

function withSuccessors(id: number, successors: ReadonlyMap<number, number>): number[] {
  const found = [id];
  for (let next = successors.get(id); next !== undefined && !found.includes(next); ) {
    found.push(next);
    next = successors.get(next);
  }
  return found;
}
