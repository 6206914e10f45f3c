/**
 * Adding a field takes at most eight edits: migration, contract, query, action, page, two languages,
 * test; the generated types come by themselves. docs/how-to/add-a-field.md names a commit that did it,
 * and this check counts the files of that commit.
 */
import { execFileSync } from 'node:child_process';
import type { Finding } from './finding.ts';

const page = 'docs/how-to/add-a-field.md';
const mostEdits = 8;

/** Generated files, and papers, which tell of the edit and are not part of it. */
const notCounted = /\.generated\.ts$|^docs\/|^CHANGELOG\.md$|^README\.md$/;

const rules = {
  'how-to-is-missing': 'docs/how-to/add-a-field.md is there and names a commit that added a field',
  'commit-is-missing': 'the commit that the how-to names is in the history',
  'too-many-edits': `adding a field takes at most ${mostEdits} edits`,
} as const;
type Rule = keyof typeof rules;

/** What git can tell of a commit. */
export type History = {
  /** The paths a commit changed; undefined when the commit is not there. */
  filesOf(commit: string): string[] | undefined;
  /** Not all of the history is here, so a commit that is missing proves nothing. */
  shallow: boolean;
};

/**
 * @param howTo the text of docs/how-to/add-a-field.md
 * @param history undefined when the project lies here without its history, as from an archive
 */
export function addAFieldFindings(
  howTo: string | undefined,
  history: History | undefined,
): Finding[] {
  const finding = (rule: Rule, message: string, level?: 'warning'): Finding[] => [
    { rule, file: page, message, ...(level ? { level } : {}) },
  ];
  if (howTo === undefined) return finding('how-to-is-missing', 'is missing');
  const commit = /\b(?=[0-9a-f]*\d)[0-9a-f]{7,40}\b/.exec(howTo)?.[0];
  if (!commit) return finding('how-to-is-missing', 'names no commit');
  if (!history) return finding('commit-is-missing', 'not counted: no history here', 'warning');
  const files = history.filesOf(commit);
  if (!files) {
    return history.shallow
      ? finding('commit-is-missing', `${commit} not counted: the history here is cut`, 'warning')
      : finding('commit-is-missing', `${commit} is not in the history`);
  }
  const edits = files.filter((file) => !notCounted.test(file));
  if (edits.length <= mostEdits) return [];
  const message = `${commit} took ${edits.length} edits, not ${mostEdits}: ${edits.join(', ')}`;
  return finding('too-many-edits', message);
}

/** The history of the repository at `root`; undefined when there is none, or no git to read it. */
export function historyAt(root: string): History | undefined {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const shallow = git('rev-parse', '--is-shallow-repository').trim() === 'true';
    const filesOf = (commit: string) => {
      try {
        const printed = git('show', '--format=', '--name-only', '--no-renames', commit, '--');
        return printed.split('\n').filter((line) => line !== '');
      } catch {
        return undefined;
      }
    };
    return { shallow, filesOf };
  } catch {
    return undefined;
  }
}
