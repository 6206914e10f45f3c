/*
 * What kind of plan PostgreSQL makes: which nodes, of which relations, by which indexes, in which order. Costs
 * and counts are left out, so that a plan is the same text for as long as it is of the same kind.
 */

/** A node as `EXPLAIN (FORMAT JSON)` tells it; what is not read here is left out. */
export type PlanNode = {
  readonly 'Node Type': string;
  readonly 'Plan Rows': number;
  readonly 'Parent Relationship'?: string;
  readonly 'Subplan Name'?: string;
  readonly 'Join Type'?: string;
  readonly Strategy?: string;
  readonly Operation?: string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly 'CTE Name'?: string;
  readonly 'Function Name'?: string;
  readonly Plans?: readonly PlanNode[];
};

export type PlanKind = {
  /** A line a node, each below the one that asks for it. */
  readonly lines: readonly string[];
  /** Nodes that read as many rows as there are, or sort nearly as many. */
  readonly whole: readonly string[];
};

/** What stands at the end of a line whose node reads all there is. */
export const wholeMark = '  ← all';

/**
 * @param isLarge says of a relation that it grows with the complaints
 * @param tables those that are large
 * @param many a sort of so many rows or more is one over everything
 */
export function kindOf(
  plan: PlanNode,
  { tables, many }: { readonly tables: ReadonlySet<string>; readonly many: number },
): PlanKind {
  const lines: string[] = [];
  const whole: string[] = [];
  /** @param stops whether somebody above stops asking when they have enough rows */
  const visit = (node: PlanNode, depth: number, stops: boolean, above: string | undefined) => {
    const { 'Node Type': type, 'Index Cond': condition, Plans: below = [] } = node;
    const relation = node['Relation Name'] ?? above;
    const scans = readsAll.has(type) && condition === undefined && relation !== undefined;
    const sorts = type === 'Sort' && rowsInto(node) >= many;
    const inOrder = stops && type !== 'Seq Scan';
    const reads = (scans && tables.has(relation) && !inOrder) || sorts;
    const line = said(node, relation);
    lines.push(`${'  '.repeat(depth)}${line}${reads ? wholeMark : ''}`);
    if (reads) whole.push(line);
    const goesOn = type === 'Limit' || (stops && !takesAll.has(type));
    for (const each of below) {
      const outer = each['Parent Relationship'] !== 'Inner';
      visit(each, depth + 1, goesOn && outer, type === 'Bitmap Heap Scan' ? relation : undefined);
    }
  };
  visit(plan, 0, false, undefined);
  return { lines, whole };
}

const readsAll = new Set(['Seq Scan', 'Index Scan', 'Index Only Scan', 'Bitmap Index Scan']);
const takesAll = new Set(['Sort', 'Aggregate', 'Hash', 'WindowAgg', 'SetOp', 'ModifyTable']);

const rowsInto = ({ Plans: [first] = [] }: PlanNode) => first?.['Plan Rows'] ?? 0;

function said(node: PlanNode, relation: string | undefined): string {
  const { 'Node Type': type, 'Join Type': join, Strategy: strategy, Operation: operation } = node;
  const words = [
    node['Subplan Name'] === undefined ? '' : `${node['Subplan Name']}:`,
    strategy === undefined || strategy === 'Plain' ? '' : strategy,
    type === 'ModifyTable' ? operation! : type,
    join === undefined || join === 'Inner' ? '' : `(${join})`,
    type === 'Bitmap Index Scan' || relation === undefined ? '' : `of ${relation}`,
    node['CTE Name'] === undefined ? '' : `of ${node['CTE Name']}`,
    node['Function Name'] === undefined ? '' : `of ${node['Function Name']}`,
    node['Index Name'] === undefined ? '' : `by ${node['Index Name']}`,
  ];
  return words.filter((word) => word !== '').join(' ');
}

/** The relations that a plan reads or writes, each once, in the order of their names. */
export function relationsOf(plan: PlanNode): string[] {
  const own = plan['Relation Name'];
  const below = (plan.Plans ?? []).flatMap(relationsOf);
  return [...new Set(own === undefined ? below : [own, ...below])].sort();
}
