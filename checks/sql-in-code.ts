/**
 * The SQL of a file, found where it is written: in Kysely's builder calls, in `sql` templates, and in
 * plain strings that are evidently statements. Three checks read it: who holds SQL at all, who edits
 * what is append-only, and who changes a status.
 *
 * It is a scan and not a parser of SQL. It sees the tables that are written down, and an insertion
 * such as `sql.table('complaints')` when its argument is written down too; a table whose name is
 * computed comes out as `undefined`, which the checks treat as the worst case.
 */
import type { Argument, Node } from 'oxc-parser';
import { walk } from './syntax.ts';
import type { SourceFile } from './tree.ts';

export type Statement = {
  verb: 'select' | 'insert' | 'update' | 'delete' | 'other';
  /** undefined when the table is computed, or when the statement has none. */
  table: string | undefined;
  line: number;
  /** The builder call or the text. */
  node: Node;
  /** The text, when it is not a builder call. */
  text: string | undefined;
  /** The enclosing nodes, the program first. */
  parents: Node[];
};

const builderVerbs = new Map<string, Statement['verb']>(
  Object.entries({
    selectFrom: 'select',
    innerJoin: 'select',
    leftJoin: 'select',
    rightJoin: 'select',
    fullJoin: 'select',
    crossJoin: 'select',
    innerJoinLateral: 'select',
    leftJoinLateral: 'select',
    insertInto: 'insert',
    replaceInto: 'insert',
    mergeInto: 'update',
    updateTable: 'update',
    deleteFrom: 'delete',
  } as const),
);

const evidentlySql =
  /^\s*(?:select\b[\s\S]+\bfrom\s+(?!(?:the|an?|this|that|your|our|which|each|every)\b)|select\s+\w+\(|insert\s+into\b|update\s+\S+\s+(?:as\s+\w+\s+|\w+\s+)?set\b|delete\s+from\b|with\s+(?:recursive\s+)?\w+\s+(?:\([^)]*\)\s*)?as\b|truncate\s+\w|(?:create|alter|drop)\s+(?:or\s+replace\s+)?(?:table|index|unique|role|database|function|trigger|schema|extension|view)\b|(?:un)?listen\s+\w|notify\s+\w|set\s+(?:local|session|role)\b|lock\s+table\b|refresh\s+materialized\b)/i;

const read = new WeakMap<SourceFile, Statement[]>();

/** The statements of a file in the order they are written. Scanned once, however many checks ask. */
export function statementsOf(file: SourceFile): Statement[] {
  const before = read.get(file);
  if (before) return before;
  const found = scan(file);
  read.set(file, found);
  return found;
}

function scan(file: SourceFile): Statement[] {
  const found: Statement[] = [];
  walk(file.program, (node, parents) => {
    const at = { line: file.lineOf(node.start), node, parents: [...parents] };
    if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression') {
      const { property } = node.callee;
      const verb = property.type === 'Identifier' ? builderVerbs.get(property.name) : undefined;
      if (!verb) return;
      const tables = tablesOfArgument(node.arguments[0]);
      for (const table of tables) found.push({ ...at, verb, table, text: undefined });
    }
    const text = sqlTextOf(node, parents.at(-1));
    if (text !== undefined) {
      for (const statement of statementsIn(text)) found.push({ ...at, ...statement, text });
    }
  });
  return found;
}

/** What an SQL text does to which tables; at least one entry, `other` when no table was recognised. */
export function statementsIn(text: string): Pick<Statement, 'verb' | 'table'>[] {
  const bare = text.replace(/--[^\n]*/g, '').replace(/\/\*[\s\S]*?\*\//g, '');
  const name = String.raw`(?:only\s+)?(?:"?public"?\.)?"?([a-z_][a-z0-9_]*)"?`;
  const patterns: [Statement['verb'], RegExp][] = [
    ['select', new RegExp(String.raw`(?<!delete\s+)\b(?:from|join)\s+${name}`, 'gi')],
    ['insert', new RegExp(String.raw`\binsert\s+into\s+${name}`, 'gi')],
    ['update', new RegExp(String.raw`\bupdate\s+${name}\s+(?:as\s+\w+\s+|\w+\s+)?set\b`, 'gi')],
    ['update', new RegExp(String.raw`\bmerge\s+into\s+${name}`, 'gi')],
    ['delete', new RegExp(String.raw`\bdelete\s+from\s+${name}`, 'gi')],
    ['delete', new RegExp(String.raw`\btruncate\s+(?:table\s+)?(?!on\b)${name}`, 'gi')],
  ];
  const found = patterns.flatMap(([verb, pattern]) =>
    [...bare.matchAll(pattern)].map((match) => ({ verb, table: match[1]?.toLowerCase() })),
  );
  return found.length > 0 ? found : [{ verb: 'other', table: undefined }];
}

/** An expression, such as a query within the query, names its tables itself. */
function tablesOfArgument(argument: Argument | undefined): (string | undefined)[] {
  if (argument?.type === 'ArrayExpression') {
    return argument.elements.flatMap((element) => tablesOfArgument(element as Argument));
  }
  if (argument?.type === 'CallExpression' || argument?.type === 'ArrowFunctionExpression')
    return [];
  const literal = argument?.type === 'Literal' ? argument.value : undefined;
  return [typeof literal === 'string' ? literal.trim().split(/\s+/)[0] : undefined];
}

/** The SQL of a node that is an `sql` template, or a string that evidently is a statement. */
function sqlTextOf(node: Node, parent: Node | undefined): string | undefined {
  if (node.type === 'TaggedTemplateExpression') {
    const { tag } = node;
    const isSql = tag.type === 'Identifier' && tag.name === 'sql';
    return isSql ? templateText(node.quasi) : undefined;
  }
  if (node.type === 'TemplateLiteral' && parent?.type !== 'TaggedTemplateExpression') {
    const text = templateText(node);
    return evidentlySql.test(text) ? text : undefined;
  }
  if (node.type === 'Literal' && typeof node.value === 'string') {
    return evidentlySql.test(node.value) ? node.value : undefined;
  }
  return undefined;
}

/** A template with `sql.table('x')` written out and every other insertion as `$`. */
function templateText(template: Extract<Node, { type: 'TemplateLiteral' }>): string {
  return template.quasis
    .map((quasi, index) => {
      const inserted = template.expressions[index];
      const named =
        inserted?.type === 'CallExpression' && inserted.arguments[0]?.type === 'Literal'
          ? String(inserted.arguments[0].value)
          : '$';
      return quasi.value.raw + (inserted ? named : '');
    })
    .join('');
}
