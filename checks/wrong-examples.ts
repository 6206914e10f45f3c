/**
 * A check that catches nothing is worse than none, because it is trusted. So every rule has a wrong
 * example, `wrong-examples/<check>/<rule>/`, a small tree that breaks that rule and no other of the
 * check; this module finds the rules that let their example pass, and the rules that have none.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Finding, SourceCheck } from './finding.ts';
import { readTree } from './tree.ts';

export const examplesFolder = path.join(import.meta.dirname, 'wrong-examples');

/** The folder of a check: `platform words` → `platform-words`. */
export const folderOf = (name: string) => path.join(examplesFolder, name.replaceAll(' ', '-'));

/** What a wrong example should bring to light: findings of its own rule, and of no other. */
export function notCaught(check: SourceCheck, rule: string): Finding[] {
  const folder = path.join(folderOf(check.name), rule);
  const place = `checks/${path.relative(import.meta.dirname, folder)}`;
  const finding = (message: string): Finding => ({ rule, file: place, message });
  if (!existsSync(folder)) return [finding('the rule has no wrong example')];
  const met = new Set(check.findings(readTree(folder)).map((found) => found.rule));
  if (!met.has(rule)) return [finding(`${check.name} lets it pass`)];
  met.delete(rule);
  return [...met].map((other) => finding(`breaks ${other} too, so it proves less than it says`));
}

/** All rules whose wrong example is not caught, and all examples that belong to no rule. */
export function uncaught(checks: SourceCheck[]): Finding[] {
  return checks.flatMap((check) => {
    const rules = Object.keys(check.rules);
    const folder = folderOf(check.name);
    const examples = existsSync(folder) ? readdirSync(folder) : [];
    const stray = examples
      .filter((example) => !rules.includes(example))
      .map((example) => ({
        rule: example,
        file: `checks/wrong-examples/${path.basename(folder)}/${example}`,
        message: `${check.name} has no such rule`,
      }));
    return [...stray, ...rules.flatMap((rule) => notCaught(check, rule))];
  });
}
