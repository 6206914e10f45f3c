import type { Tree } from './tree.ts';

/** One thing that breaks a rule: where it stands, and what to do instead. */
export type Finding = {
  /** A key of the check's `rules`. */
  rule: string;
  /** Path from the root of the checked tree, with `/`. */
  file: string;
  /** Counted from 1; left out when the whole file is meant. */
  line?: number;
  message: string;
  /** A warning is printed and fails nothing. */
  level?: 'warning';
};

/**
 * A check of the source tree. It reads no file itself and starts nothing: the tree arrives as an
 * argument, so that a test can hand it three lines and the wrong examples can hand it a folder.
 */
export type SourceCheck = {
  /** As it is printed: `✓ boundaries`. */
  name: string;
  /** What it enforces; each rule has a wrong example in `wrong-examples/<name>/<rule>/`. */
  rules: Record<string, string>;
  findings: (tree: Tree) => Finding[];
};

/** `server/app.ts:12  message (rule)`, the form editors turn into a link. */
export function printFinding(finding: Finding): string {
  const place = finding.line === undefined ? finding.file : `${finding.file}:${finding.line}`;
  const level = finding.level === 'warning' ? 'warning: ' : '';
  return `${place}  ${level}${finding.message} (${finding.rule})`;
}
