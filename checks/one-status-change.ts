/**
 * A complaint's status changes in exactly one function: an update of `complaints.status` stands in one
 * function of `complaints/queries.ts`, and only `move-complaint.ts` calls it. That is what makes it
 * worth anything that move-complaint checks the table, the evidence and the judge.
 *
 * An update whose columns cannot be read from the code (`.set(changes)`) counts as one of the status:
 * elsewhere, an update of complaints says which columns it sets.
 */
import type { Node } from 'oxc-parser';
import type { Finding, SourceCheck } from './finding.ts';
import { functionsOf } from './functions.ts';
import { type Statement, statementsOf } from './sql-in-code.ts';
import { walk } from './syntax.ts';
import type { SourceFile, Tree } from './tree.ts';

const rules = {
  'status-changed-elsewhere': 'only complaints/queries.ts updates the status of a complaint',
  'status-changed-twice': 'one function updates the status of a complaint',
  'status-changed-by-others': 'only move-complaint.ts calls the function that changes the status',
} as const;

const home = 'server/features/complaints/queries.ts';
const mover = 'server/features/complaints/actions/move-complaint.ts';

export const oneStatusChange: SourceCheck = { name: 'one status change', rules, findings };

function findings(tree: Tree): Finding[] {
  const found: Finding[] = [];
  const code = tree
    .files(/^server\/.*\.ts$/)
    .filter(({ path }) => !/\.(test|d|generated)\.ts$/.test(path));
  for (const file of code) {
    for (const { line } of statusChanges(file)) {
      if (file.path === home) continue;
      const message = 'changes the status of a complaint, or may: move it with moveComplaint';
      found.push({ rule: 'status-changed-elsewhere', file: file.path, line, message });
    }
  }
  const homeFile = tree.file(home);
  if (!homeFile) return found;
  const changing = functionsOf(homeFile).filter(({ node }) =>
    statusChanges(homeFile).some((change) => change.parents.includes(node)),
  );
  for (const second of changing.slice(1)) {
    const message = `${second.name} changes the status too: ${changing[0]?.name} is the one that does`;
    found.push({ rule: 'status-changed-twice', file: home, line: second.line, message });
  }
  const [one] = changing;
  if (!one) return found;
  for (const file of code) {
    for (const { target, names, line } of file.imports) {
      const takes = target === home && names.some((name) => name === one.name || name === '*');
      if (!takes || file.path === mover) continue;
      const message = `takes ${one.name}, which only ${mover} may call`;
      found.push({ rule: 'status-changed-by-others', file: file.path, line, message });
    }
  }
  return found;
}

function statusChanges(file: SourceFile): Statement[] {
  return statementsOf(file).filter((statement) => {
    const { verb, table, text } = statement;
    if (verb !== 'update' || (table !== undefined && table !== 'complaints')) return false;
    if (text !== undefined) return /\bset\b[\s\S]*\bstatus\s*=|\bset\s+\$/i.test(text);
    const columns = columnsSet(statement);
    return columns === undefined || columns.includes('status');
  });
}

/** The columns that the `.set(…)` of a builder chain names; undefined when they cannot be read. */
function columnsSet({ node, parents }: Statement): string[] | undefined {
  const columns: string[] = [];
  let inner = node;
  for (const parent of parents.toReversed()) {
    if (parent.type === 'CallExpression' && parent.callee === inner) {
      const { callee } = parent;
      const method = callee.type === 'MemberExpression' ? callee.property : undefined;
      if (
        method?.type === 'Identifier' &&
        (method.name === 'set' || method.name === 'doUpdateSet')
      ) {
        const named = columnsOf(parent.arguments, parents);
        if (!named) return undefined;
        columns.push(...named);
      }
    } else if (parent.type !== 'MemberExpression' && parent.type !== 'AwaitExpression') break;
    inner = parent;
  }
  return columns.length > 0 ? columns : undefined;
}

function columnsOf(passed: readonly Node[], parents: readonly Node[]): string[] | undefined {
  const [first] = passed;
  if (first?.type === 'Literal' && typeof first.value === 'string') return [first.value];
  let object: Node | undefined = first;
  if (first?.type === 'ArrowFunctionExpression') {
    walk(first.body, (node) => {
      if (object === first && node.type === 'ObjectExpression') object = node;
    });
  }
  if (object?.type !== 'ObjectExpression') return undefined;
  const columns: string[] = [];
  for (const property of object.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') return undefined;
    const { name } = property.key;
    const named = property.computed ? loopedOver(name, parents) : [name];
    if (!named) return undefined;
    columns.push(...named);
  }
  return columns;
}

/** The texts that a variable takes in `for (const variable of ['a', 'b'])`. */
function loopedOver(variable: string, parents: readonly Node[]): string[] | undefined {
  for (const parent of parents) {
    if (parent.type !== 'ForOfStatement' || parent.left.type !== 'VariableDeclaration') continue;
    const [declarator] = parent.left.declarations;
    if (declarator?.id.type !== 'Identifier' || declarator.id.name !== variable) continue;
    const list = parent.right.type === 'TSAsExpression' ? parent.right.expression : parent.right;
    if (list.type !== 'ArrayExpression') return undefined;
    const texts = list.elements.map((element) =>
      element?.type === 'Literal' && typeof element.value === 'string' ? element.value : undefined,
    );
    return texts.every((text) => text !== undefined) ? texts : undefined;
  }
  return undefined;
}
