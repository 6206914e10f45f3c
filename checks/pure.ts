/**
 * Rules decide and the contract describes; neither may look at the world. A decision that reads the
 * clock cannot be tried for another hour, and one that reads the database cannot be tried at all
 * without it. What a rule needs to know arrives as an argument.
 *
 * What a rule may import is `features.ts`'s to say; this check looks at what every program can reach
 * without importing anything.
 */
import type { Node } from 'oxc-parser';
import type { Finding, SourceCheck } from './finding.ts';
import { sourceOf, walk } from './syntax.ts';
import type { SourceFile, Tree } from './tree.ts';

const rules = {
  'reads-clock': 'rules and contract never read the clock',
  'reads-chance': 'rules and contract never draw a random value',
  'reads-environment': 'rules and contract never read the process and its environment',
  'does-io': 'rules and contract never reach the network, a file, the console or a timer',
} as const;
type Rule = keyof typeof rules;

/** Names that are there without an import; `a.b` is a member of one. */
const forbidden = new Map<string, Rule>(
  Object.entries({
    'Date.now': 'reads-clock',
    'performance.now': 'reads-clock',
    'Temporal.Now': 'reads-clock',
    'Math.random': 'reads-chance',
    'crypto.randomUUID': 'reads-chance',
    'crypto.getRandomValues': 'reads-chance',
    process: 'reads-environment',
    'globalThis.process': 'reads-environment',
    'import.meta.env': 'reads-environment',
    fetch: 'does-io',
    console: 'does-io',
    require: 'does-io',
    setTimeout: 'does-io',
    setInterval: 'does-io',
    setImmediate: 'does-io',
    queueMicrotask: 'does-io',
    WebSocket: 'does-io',
    XMLHttpRequest: 'does-io',
    localStorage: 'does-io',
  } as const),
);

const watched =
  /^server\/features\/[^/]+\/rules\/.*(?<!\.test)\.ts$|^contract\/.*(?<!\.test)\.ts$|^verify\/[^/]*(?<!\.test)\.ts$/;

export const pure: SourceCheck = { name: 'pure', rules, findings };

function findings(tree: Tree): Finding[] {
  return tree.files(watched).flatMap(reachingOf);
}

/** Where a file looks at the world without importing anything for it. */
export function reachingOf(file: SourceFile): Finding[] {
  const found: Finding[] = [];
  const add = (rule: Rule, node: Node, name: string) => {
    const message = `reads ${name}: let it arrive as an argument`;
    found.push({ rule, file: file.path, line: file.lineOf(node.start), message });
  };
  walk(file.program, (node, parents) => {
    const isDate =
      (node.type === 'NewExpression' || node.type === 'CallExpression') &&
      sourceOf(file, node.callee) === 'Date';
    if (isDate && (node.arguments.length === 0 || node.type === 'CallExpression')) {
      add('reads-clock', node, sourceOf(file, node));
    }
    if (node.type === 'MemberExpression') {
      const rule = forbidden.get(sourceOf(file, node).replaceAll('?.', '.'));
      if (rule) add(rule, node, sourceOf(file, node));
    }
    if (node.type === 'Identifier' && isReference(node, parents.at(-1))) {
      const rule = forbidden.get(node.name);
      if (rule) add(rule, node, node.name);
    }
  });
  return found;
}

/** Whether an identifier stands for a variable, and is not the name of a property or a type's key. */
function isReference(node: Node, parent: Node | undefined): boolean {
  if (!parent) return false;
  if (parent.type === 'MemberExpression') return parent.object === node || parent.computed;
  if (parent.type === 'Property') return parent.value === node;
  return !parent.type.startsWith('TS') || parent.type === 'TSNonNullExpression';
}
