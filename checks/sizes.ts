import type { Finding, SourceCheck } from './finding.ts';
import type { Tree } from './tree.ts';

/**
 * In every strong codebase read before this one was begun, the central noun had become a file of two
 * or three thousand lines. The way there is one line at a time, so the line is drawn beforehand.
 */
const warnAbove = 300;
const failAbove = 500;

const rules = {
  'too-long': `no file is longer than ${failAbove} lines; above ${warnAbove} it is time to part it`,
} as const;

/** Data and what is generated may be long; nobody reads it from top to bottom. */
const counted = /\.(ts|tsx|mjs|sql|css|sh)$/;
const generated = /\.generated\.ts$/;

export const sizes: SourceCheck = { name: 'sizes', rules, findings };

function findings(tree: Tree): Finding[] {
  return tree.files(counted).flatMap((file) => {
    const lines = file.text.split('\n').length - 1;
    if (generated.test(file.path) || lines <= warnAbove) return [];
    const finding: Finding = { rule: 'too-long', file: file.path, message: `has ${lines} lines` };
    return [lines > failAbove ? finding : { ...finding, level: 'warning' }];
  });
}
