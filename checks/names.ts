/**
 * Names: one word per thing (docs/glossary.md), and folders that say what is in them.
 *
 * Only names that we give are looked at: variables, functions, types, members of types, files, columns.
 * Names that we use but somebody else gave (`mail.attachments` of the mailer) are theirs. The platform
 * is left out: it holds no word of complaints at all (platform-words.ts), and its words are machinery's
 * (an attachment is a header of HTTP).
 */
import type { Node } from 'oxc-parser';
import type { Finding, SourceCheck } from './finding.ts';
import { walk, wordsOf } from './syntax.ts';
import type { SourceFile, Tree } from './tree.ts';

const rules = {
  'folder-says-nothing':
    'no folder or file is named for nothing in particular: it collects everything',
  'kebab-case': 'files and folders are named in lower case, words joined with hyphens',
  'word-for-the-same-thing': 'one word per thing: the glossary’s, and not another for the same',
} as const;

const sayNothing = new Set(
  'util utils common shared lib libs core helper helpers misc src tools stuff'.split(' '),
);

/** Another word → the glossary's. Words that have another meaning in code as well are not listed. */
const otherWords: Record<string, string> = {
  ticket: 'complaint',
  tickets: 'complaint',
  customer: 'complainant',
  customers: 'complainant',
  organisation: 'agency',
  organization: 'agency',
  assignee: 'holder',
  reassign: 'refer',
  attachment: 'evidence or upload',
  attachments: 'evidence or uploads',
  blocker: 'obstacle',
  blockers: 'obstacle',
  sla: 'deadline',
  notification: 'notice',
  notifications: 'notices',
  kpi: 'indicator',
  kpis: 'indicator',
  campaign: 'initiative',
  blockchain: 'ledger',
};

export const names: SourceCheck = { name: 'names', rules, findings };

function findings(tree: Tree): Finding[] {
  return [
    ...tree.paths.flatMap(pathFindings),
    ...tree
      .files(
        /^(contract|verify|server\/(?!platform\/)|web|e2e|bench)\/?.*(?<!\.d|\.generated)\.tsx?$/,
      )
      .flatMap(declared),
    ...tree.files(/^server\/migrations\/.*\.sql$/).flatMap(inMigration),
  ];
}

function pathFindings(filePath: string): Finding[] {
  if (!/^(contract|verify|server|web|e2e|bench|checks)\//.test(filePath)) return [];
  const segments = filePath.split('/');
  const found: Finding[] = [];
  for (const segment of segments) {
    const bare = segment.replace(/\..*$/, '');
    if (sayNothing.has(bare)) {
      const message = `${segment} says nothing: name it for what is in it`;
      found.push({ rule: 'folder-says-nothing', file: filePath, message });
    }
    const other = otherWord(bare);
    if (other) found.push({ rule: 'word-for-the-same-thing', file: filePath, message: other });
  }
  const named = /\.(ts|tsx|sql|css|json|csv)$/.test(filePath);
  if (
    named &&
    !segments.every((segment) => /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(segment))
  ) {
    found.push({ rule: 'kebab-case', file: filePath, message: 'write it like-this.ts' });
  }
  return found;
}

function otherWord(name: string): string | undefined {
  const met = wordsOf(name).find((word) => Object.hasOwn(otherWords, word));
  return met && `says “${met}”; the glossary says ${otherWords[met]}`;
}

function declared(file: SourceFile): Finding[] {
  const found: Finding[] = [];
  walk(file.program, (node, parents) => {
    const name = declaredName(node, parents);
    const message = name && otherWord(name);
    if (!message) return;
    const line = file.lineOf(node.start);
    found.push({ rule: 'word-for-the-same-thing', file: file.path, line, message });
  });
  return found;
}

/** The name that a node gives, if it gives one. */
function declaredName(node: Node, parents: readonly Node[]): string | undefined {
  const parent = parents.at(-1);
  if (node.type === 'Identifier') {
    if (!parent) return undefined;
    const { type } = parent;
    const isName =
      type === 'TSTypeAliasDeclaration' ||
      type === 'TSInterfaceDeclaration' ||
      type === 'FunctionDeclaration' ||
      type === 'ClassDeclaration' ||
      type === 'TSPropertySignature' ||
      type === 'PropertyDefinition' ||
      type === 'MethodDefinition' ||
      (type === 'VariableDeclarator' && parent.id === node) ||
      (type === 'ArrowFunctionExpression' && parent.params.some((param) => param === node));
    return isName ? node.name : undefined;
  }
  const inShape = parents.some(
    ({ type }) => type === 'CallExpression' || type === 'TSSatisfiesExpression',
  );
  const isKey = node.type === 'Property' && node.key.type === 'Identifier' && !node.computed;
  return isKey && inShape && isZodShape(parents) ? (node.key as { name: string }).name : undefined;
}

/** Keys of an object given to zod are names of ours; keys of other objects may be a library's. */
function isZodShape(parents: readonly Node[]): boolean {
  const call = parents.findLast((parent) => parent.type === 'CallExpression');
  if (call?.callee.type !== 'MemberExpression') return false;
  const { object, property } = call.callee;
  const shapes = ['object', 'strictObject', 'looseObject', 'extend'];
  const name = property.type === 'Identifier' ? property.name : '';
  return (object.type === 'Identifier' && object.name === 'z') || shapes.includes(name);
}

function inMigration(file: SourceFile): Finding[] {
  return file.text.split('\n').flatMap((text, index) => {
    const message = otherWord(text.replace(/--.*$/, '').replace(/'[^']*'/g, ''));
    if (!message) return [];
    return [{ rule: 'word-for-the-same-thing', file: file.path, line: index + 1, message }];
  });
}
