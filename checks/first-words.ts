/**
 * The desk loads the sentences of its first page with it, and the others with whatever is opened from there.
 * A sentence asked for before it is there would be shown as its key.
 */
import type { Finding, SourceCheck } from './finding.ts';
import { sourceOf, textsOf, walk } from './syntax.ts';
import type { SourceFile, Tree } from './tree.ts';

const rules = {
  'not-with-the-first-page': 'what the first page says is among the words loaded with it',
  'without-its-words':
    'what is loaded later and says more than the first page is loaded by `later`',
} as const;

const firstWords = 'web/desk/words-first-ar.ts';
/** What is there before anything is opened. */
const firstParts = ['web/desk/main.tsx', 'web/desk/queue/page.tsx'];
/** Calls that load the sentences beside the part. */
const loadsWords = new Set(['later', 'page']);

export const first: SourceCheck = { name: 'first words', rules, findings };

function findings(tree: Tree): Finding[] {
  const listed = /\{([^}]+)\}/.exec(tree.file(firstWords)?.text ?? '')?.[1]?.split(',');
  if (!listed) return [];
  const early = new Set(listed);
  const catalogues = new Set(
    tree
      .files(/^contract\/words\/ar\/[^/]+\.json$/)
      .map((file) => file.path.replace(/^.*\/|\.json$/g, '')),
  );
  const said = sentencesLaterThan(early, catalogues);
  const found: Finding[] = [];
  for (const file of loadedWith(tree, firstParts)) {
    for (const { text, line } of said(file)) {
      const message = `says ${text}, which is not loaded with the first page`;
      found.push({ rule: 'not-with-the-first-page', file: file.path, line, message });
    }
  }
  for (const file of tree.files(/^web\/desk\/.*(?<!\.test)\.tsx?$/)) {
    for (const { target, line } of openedAlone(file)) {
      if (firstParts.includes(target)) continue;
      const says = [...loadedWith(tree, [target])].find((part) => said(part).length > 0);
      if (!says) continue;
      const message = `${says.path} says what is not loaded with the first page: load it by \`later\``;
      found.push({ rule: 'without-its-words', file: file.path, line, message });
    }
  }
  return found;
}

/** Texts of a file that are a sentence's key, of a catalogue that comes later. */
function sentencesLaterThan(early: ReadonlySet<string>, catalogues: ReadonlySet<string>) {
  const known = new Map<SourceFile, { text: string; line: number }[]>();
  return (file: SourceFile) => {
    const before = known.get(file);
    if (before) return before;
    const found = textsOf(file).filter(({ text }) => {
      const name = /^([a-z-]+)\.(?:[a-z_]|$)/.exec(text)?.[1] ?? '';
      return catalogues.has(name) && !early.has(name);
    });
    known.set(file, found);
    return found;
  };
}

/** A file and all that is loaded with it. */
function loadedWith(tree: Tree, paths: readonly string[]): Set<SourceFile> {
  const found = new Set<SourceFile>();
  const open = (path: string) => {
    const file = tree.file(path);
    if (!file || found.has(file) || !/\.tsx?$/.test(path)) return;
    found.add(file);
    const alone = new Set(openings(file).map(({ target }) => target));
    for (const { target, typeOnly } of file.imports) {
      if (target && !typeOnly && !alone.has(target)) open(target);
    }
  };
  for (const path of paths) open(path);
  return found;
}

/** Every `import()` of a file of ours, and whether its sentences are loaded beside it. */
function openings(file: SourceFile): { target: string; line: number; words: boolean }[] {
  const found: { target: string; line: number; words: boolean }[] = [];
  if (!file.text.includes('import(')) return found;
  walk(file.program, (node, parents) => {
    if (node.type !== 'ImportExpression') return;
    const written = sourceOf(file, node.source).slice(1, -1);
    const target = file.imports.find(({ specifier }) => specifier === written)?.target;
    const words = parents.some(
      (parent) => parent.type === 'CallExpression' && loadsWords.has(sourceOf(file, parent.callee)),
    );
    if (target) found.push({ target, line: file.lineOf(node.start), words });
  });
  return found;
}

const openedAlone = (file: SourceFile) => openings(file).filter(({ words }) => !words);
