/**
 * The inside of a feature, which is the same in every feature: the same file names, and the same
 * order among them, `rules ← queries ← events ← actions ← routes, jobs ← index`.
 *
 * A reader who knows one feature then knows where everything is in all of them, and a rule can be
 * trusted to decide from its arguments alone, because what it imports can do nothing else.
 */
import type { Finding, SourceCheck } from './finding.ts';
import { type Import, packageOf } from './imports.ts';
import { reachingOf } from './pure.ts';
import type { SourceFile, Tree } from './tree.ts';

const rules = {
  'file-name': 'a feature holds only the files the architecture names',
  upward: 'inside a feature, imports go down: rules ← queries ← events ← actions ← routes, jobs',
  'queries-aside': 'what stands in queries/ is taken from queries.ts, but by what stands beside it',
  'rule-reaches-out': 'rules import rules, the contract, and modules that only compute',
} as const;

const allowedName =
  /^(index|routes|queries|events|jobs)\.ts$|^(actions|rules)\/[a-z0-9-]+(\.test)?\.ts$|^queries\/[a-z0-9-]+\.ts$|^[a-z0-9-]+\.test\.ts$|\.d\.ts$/;

const layers = [
  /^rules\//,
  /^queries\//,
  /^queries\.ts$/,
  /^events\.ts$/,
  /^actions\//,
  /^(routes|jobs)\.ts$/,
  /^index\.ts$/,
];
const layerOf = (inside: string) => layers.findIndex((layer) => layer.test(inside));

/** Packages that compute from their arguments and nothing else. */
const purePackages = new Set([
  'zod',
  'libphonenumber-js',
  'temporal-polyfill',
  'date-holidays',
  'intl-messageformat',
]);

/** Built-ins of which some names only compute. */
const pureBuiltins: Record<string, string[]> = {
  'node:crypto': ['createHash', 'createHmac', 'timingSafeEqual'],
  'node:zlib': ['gzipSync', 'gunzipSync'],
};

export const features: SourceCheck = { name: 'features', rules, findings };

function findings(tree: Tree): Finding[] {
  const found: Finding[] = [];
  for (const filePath of tree.paths) {
    const [, feature, inside] = /^server\/features\/([^/]+)\/(.+)$/.exec(filePath) ?? [];
    if (!feature || !inside) continue;
    if (!allowedName.test(inside)) {
      const message = `${inside} is not a file of a feature: index, routes, queries, events, jobs, actions/…, rules/…, queries/…`;
      found.push({ rule: 'file-name', file: filePath, message });
      continue;
    }
    const file = tree.file(filePath);
    if (!file || /\.(test|d)\.ts$/.test(inside)) continue;
    found.push(...upward(file, feature, inside), ...aside(file, feature, inside));
    if (inside.startsWith('rules/')) found.push(...reachingOut(tree, file));
  }
  return found;
}

function upward(file: SourceFile, feature: string, inside: string): Finding[] {
  const own = `server/features/${feature}/`;
  return file.imports.flatMap(({ target, line }) => {
    if (!target?.startsWith(own)) return [];
    const taken = target.slice(own.length);
    const [from, to] = [layerOf(inside), layerOf(taken)];
    const besides = from === to && /^(rules|queries|actions)\//.test(inside);
    if (to < from || besides) return [];
    return [{ rule: 'upward', file: file.path, line, message: `${inside} imports ${taken}` }];
  });
}

/** A queries.ts that grew too long is parted; who wants a query still takes it from there, but the parts. */
function aside(file: SourceFile, feature: string, inside: string): Finding[] {
  if (/^queries[./]/.test(inside)) return [];
  return file.imports
    .filter(({ target }) => target?.startsWith(`server/features/${feature}/queries/`))
    .map(({ specifier, line }) => ({
      rule: 'queries-aside',
      file: file.path,
      line,
      message: `${inside} imports ${specifier}`,
    }));
}

function reachingOut(tree: Tree, file: SourceFile): Finding[] {
  return file.imports
    .filter((taken) => !isPure(tree, taken))
    .map(({ specifier, line }) => ({
      rule: 'rule-reaches-out',
      file: file.path,
      line,
      message: `a rule imports ${specifier}, which may do more than compute`,
    }));
}

function isPure(tree: Tree, taken: Import, seen: ReadonlySet<string> = new Set()): boolean {
  const { target, specifier, typeOnly, names } = taken;
  if (typeOnly) return true;
  if (target === undefined) {
    const allowed = pureBuiltins[specifier];
    return allowed
      ? names.every((name) => allowed.includes(name))
      : purePackages.has(packageOf(specifier));
  }
  if (target.startsWith('contract/')) return true;
  // What proves the ledger computes and no more: pure.ts and boundaries.ts see to it.
  if (/^verify\/[^/]+\.ts$/.test(target)) return true;
  if (target.startsWith('server/platform/')) return onlyComputes(tree, target, seen);
  if (/^server\/features\/[^/]+\/rules\//.test(target)) return true;
  return names.every((name) => comesFromRules(tree, target, name));
}

/** Whether a module of the platform is as pure as a rule, with all that it imports. */
function onlyComputes(tree: Tree, target: string, seen: ReadonlySet<string>): boolean {
  if (seen.has(target)) return true; // a circle, and boundaries.ts reports it
  const file = tree.file(target);
  if (!file || reachingOf(file).length > 0) return false;
  const next = new Set([...seen, target]);
  return file.imports.every((taken) => isPure(tree, taken, next));
}

/** Whether a feature's index.ts takes this name from its own rules/. */
function comesFromRules(tree: Tree, target: string, name: string): boolean {
  if (!/^server\/features\/[^/]+\/index\.ts$/.test(target)) return false;
  return (
    tree
      .file(target)
      ?.imports.some((taken) => taken.names.includes(name) && taken.target?.includes('/rules/')) ??
    false
  );
}
