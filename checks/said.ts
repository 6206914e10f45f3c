/**
 * What pages say: a sentence that is there, with all that it fills in. A sentence of which a parameter is
 * missing cannot be said at all, and the page that says it answers nothing.
 *
 * Seen are keys written out where they are said, alone or as a choice of two, and parameters named there.
 */
import type { Node } from 'oxc-parser';
import type { Finding, SourceCheck } from './finding.ts';
import { collectFrom, elementsOf, sentencesOf } from './sentences.ts';
import { walk } from './syntax.ts';
import type { Tree } from './tree.ts';

const rules = {
  'no-such-sentence': 'what is said is a sentence of contract/words',
  'not-filled-in': 'a sentence is given all that it fills in',
} as const;

export const said: SourceCheck = { name: 'said', rules, findings };

function findings(tree: Tree): Finding[] {
  const fillsIn = parametersByKey(tree);
  const catalogues = new Set([...fillsIn.keys()].map((key) => key.split('.')[0]));
  const found: Finding[] = [];
  for (const file of tree.files(/^(web|server)\/.*(?<!\.test)\.tsx?$/)) {
    walk(file.program, (node) => {
      if (node.type !== 'CallExpression' || !isSay(node.callee)) return;
      const [key, params] = node.arguments;
      const given = namesIn(params);
      const at = { file: file.path, line: file.lineOf(node.start) };
      for (const said of key === undefined ? [] : textsIn(key)) {
        if (!catalogues.has(said.split('.')[0]!)) continue;
        const wanted = fillsIn.get(said);
        if (!wanted) {
          found.push({ rule: 'no-such-sentence', ...at, message: `${said} is no sentence` });
          continue;
        }
        const missing = given ? [...wanted].filter((name) => !given.has(name)) : [];
        if (missing.length === 0) continue;
        const message = `${said} is said without ${missing.join(', ')}`;
        found.push({ rule: 'not-filled-in', ...at, message });
      }
    });
  }
  return found;
}

function parametersByKey(tree: Tree): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(
    sentencesOf(tree, 'ar').taken.map(({ key, text }) => {
      const parameters = new Set<string>();
      collectFrom(elementsOf(text), parameters);
      return [key, parameters];
    }),
  );
}

/** `say(…)`, `frame.say(…)` */
function isSay(callee: Node): boolean {
  if (callee.type === 'Identifier') return callee.name === 'say';
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
    ? callee.property.name === 'say'
    : false;
}

function textsIn(node: Node): string[] {
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : [];
  if (node.type === 'ConditionalExpression') {
    return [...textsIn(node.consequent), ...textsIn(node.alternate)];
  }
  return [];
}

/** @returns the names of what is given; null where that cannot be seen */
function namesIn(params: Node | undefined): ReadonlySet<string> | null {
  if (params === undefined) return new Set();
  if (params.type !== 'ObjectExpression') return null;
  const names = new Set<string>();
  for (const property of params.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') return null;
    names.add(property.key.name);
  }
  return names;
}
