/**
 * The source tree as the checks see it: a map from path to file, each file parsed at most once and
 * only when a check asks. Read from a folder (`readTree`) or written out in a test (`treeOf`).
 *
 * Parsing is oxc's, because TypeScript 7 is a native program without the JavaScript interface that
 * dependency-cruiser and its like are built on (docs/decisions/0011).
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Comment, type Program, parseSync } from 'oxc-parser';
import { type Import, importsOf } from './imports.ts';

export type SourceFile = {
  /** From the root of the tree, with `/`. */
  readonly path: string;
  readonly text: string;
  /** The syntax tree. Throws with the place of the fault when the file cannot be parsed. */
  readonly program: Program;
  readonly comments: Comment[];
  /** What the file imports or exports from elsewhere, types included. */
  readonly imports: Import[];
  /** Line of an offset, counted from 1. */
  lineOf(offset: number): number;
};

export type Tree = {
  /** Every file's path, sorted. */
  readonly paths: string[];
  /** The files whose path matches, in the order of `paths`. */
  files(matching: RegExp): SourceFile[];
  file(filePath: string): SourceFile | undefined;
  has(filePath: string): boolean;
};

/** Folders that hold nothing we wrote, wherever they stand. */
const skipped = /^(node_modules|\.git|data|coverage|screenshots|look|dist(-.*)?)$/;

/** The tree under a folder. The wrong examples are left out unless the folder is one of them. */
export function readTree(root: string): Tree {
  const found: string[] = [];
  const visit = (folder: string) => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const entryPath = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!skipped.test(entry.name) && entry.name !== 'wrong-examples') visit(entryPath);
      } else if (entry.isFile()) found.push(entryPath);
    }
  };
  visit('');
  return makeTree(found, (filePath) => readFileSync(path.join(root, filePath), 'utf8'));
}

/** A tree written out in a test: path → text. */
export function treeOf(files: Record<string, string>): Tree {
  return makeTree(Object.keys(files), (filePath) => files[filePath] ?? '');
}

function makeTree(found: string[], read: (filePath: string) => string): Tree {
  const paths = [...found].sort();
  const known = new Set(paths);
  const opened = new Map<string, SourceFile>();
  const open = (filePath: string): SourceFile => {
    const before = opened.get(filePath);
    if (before) return before;
    const opening = sourceFile(filePath, read(filePath));
    opened.set(filePath, opening);
    return opening;
  };
  return {
    paths,
    files: (matching) => paths.filter((filePath) => matching.test(filePath)).map(open),
    file: (filePath) => (known.has(filePath) ? open(filePath) : undefined),
    has: (filePath) => known.has(filePath),
  };
}

function sourceFile(filePath: string, text: string): SourceFile {
  let parsed: ReturnType<typeof parseSync> | undefined;
  let imports: Import[] | undefined;
  let starts: number[] | undefined;
  const lineOf = (offset: number) => {
    starts ??= [0, ...[...text.matchAll(/\n/g)].map((newline) => newline.index + 1)];
    return starts.findLastIndex((start) => start <= offset) + 1;
  };
  const parse = () => {
    if (parsed) return parsed;
    const result = parseSync(filePath, text);
    const [fault] = result.errors;
    if (fault) {
      const line = lineOf(fault.labels[0]?.start ?? 0);
      throw new Error(`${filePath}:${line} cannot be parsed: ${fault.message}`);
    }
    parsed = result;
    return result;
  };
  return {
    path: filePath,
    text,
    lineOf,
    get program() {
      return parse().program;
    },
    get comments() {
      return parse().comments;
    },
    get imports() {
      imports ??= importsOf(filePath, text, parse().module, lineOf);
      return imports;
    },
  };
}
