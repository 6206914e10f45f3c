import type { Node } from 'oxc-parser';
import type { Finding, SourceCheck } from './finding.ts';
import { walk } from './syntax.ts';
import type { SourceFile, Tree } from './tree.ts';

const rules = {
  'test-name': 'the name of a test is a sentence that says the behaviour',
  'test-left-out': 'no test is skipped, put off, or run alone',
} as const;

/** Counted with the `describe` around the test, as the name is printed. */
const fewestWords = 3;

/** The names of a file's tests, read one under the other, are the description of what it does. */
export const testNames: SourceCheck = {
  name: 'test names',
  rules,
  findings: (tree: Tree) => tree.files(/\.test\.tsx?$/).flatMap(testFindings),
};

function testFindings(file: SourceFile): Finding[] {
  const found: Finding[] = [];
  walk(file.program, (node, parents) => {
    const test = testCall(node);
    if (!test) return;
    const line = file.lineOf(node.start);
    const { base, modifiers, name } = test;
    const left = modifiers.find((modifier) => ['skip', 'only', 'todo'].includes(modifier));
    if (left) {
      const message = `${base}.${left}: say with skipIf(…) when it cannot run, or take it out`;
      found.push({ rule: 'test-left-out', file: file.path, line, message });
    }
    if (base === 'describe' || name === undefined) return;
    const around = parents.flatMap((parent) => testCall(parent)?.name ?? []);
    const told = [...around, name].join(' ').trim();
    if (wordsIn(told) >= fewestWords) return;
    const message = `“${told}” does not say what the code does, and when`;
    found.push({ rule: 'test-name', file: file.path, line, message });
  });
  return found;
}

/** How many words a name has; what is filled in, such as `%s` or `$rule`, says something too. */
function wordsIn(name: string): number {
  const words = name.split(/\s+/);
  return words.length + words.filter((word) => /[%$…]/.test(word)).length;
}

/** A call of test, it or describe, with the name it gives, if that is written down. */
function testCall(
  node: Node,
): { base: string; modifiers: string[]; name: string | undefined } | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const [base, ...modifiers] = chainOf(node.callee);
  if (base !== 'test' && base !== 'it' && base !== 'describe') return undefined;
  const [first] = node.arguments;
  if (first?.type === 'TemplateLiteral') {
    return { base, modifiers, name: first.quasis.map((quasi) => quasi.value.raw).join('…') };
  }
  const isText = first?.type === 'Literal' && typeof first.value === 'string';
  return { base, modifiers, name: isText ? String(first.value) : undefined };
}

/** `test.for(cases)` → test, for; `test.skipIf(x)` → test, skipIf. */
function chainOf(node: Node): string[] {
  if (node.type === 'Identifier') return [node.name];
  if (node.type === 'CallExpression') return chainOf(node.callee);
  if (node.type === 'MemberExpression' && node.property.type === 'Identifier') {
    return [...chainOf(node.object), node.property.name];
  }
  return ['']; // a call on anything else, such as a pattern's own test()
}
