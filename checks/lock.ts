/**
 * package-lock.json must be good for every machine, not only for the one it was written on.
 *
 * A package with native parts names one optional package for each platform. npm writes down those it
 * was shown; a registry that holds only some platforms makes it leave the others out, and `npm ci` then
 * refuses the lock everywhere. `node checks/complete-lock.ts` puts them back.
 */
import type { Finding, SourceCheck } from './finding.ts';
import type { Tree } from './tree.ts';

const rules = {
  'platform-missing': 'the lock names the package of every platform, or npm ci refuses it',
  'names-a-registry': 'the lock names no registry: each machine has its own',
} as const;

const lockFile = 'package-lock.json';

export type LockEntry = {
  version?: string;
  resolved?: string;
  link?: boolean;
  dev?: boolean;
  license?: string;
  engines?: unknown;
  optionalDependencies?: Record<string, string>;
};

export const lock: SourceCheck = { name: 'lock', rules, findings };

function findings(tree: Tree): Finding[] {
  const file = tree.file(lockFile);
  if (!file) return [];
  const { packages = {} } = JSON.parse(file.text) as { packages?: Record<string, LockEntry> };
  const lineOf = (key: string) => file.lineOf(file.text.indexOf(`"${key}": {`));
  const missing = missingPlatforms(packages).map(({ of, name }) => ({
    rule: 'platform-missing',
    file: lockFile,
    line: lineOf(of),
    message: `${of} has ${name}, which is not there: node checks/complete-lock.ts`,
  }));
  const named = Object.entries(packages)
    .filter(([, { resolved }]) => resolved !== undefined && /^[a-z+]+:/.test(resolved))
    .map(([key, { resolved }]) => ({
      rule: 'names-a-registry',
      file: lockFile,
      line: lineOf(key),
      message: `${key} is fetched from ${resolved}`,
    }));
  return [...missing, ...named];
}

/** Optional packages that some package names and that have no entry. */
export function missingPlatforms(
  packages: Record<string, LockEntry>,
): { of: string; name: string; version: string }[] {
  return Object.entries(packages).flatMap(([of, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isThere(packages, of, name))
      .map(([name, version]) => ({ of, name, version })),
  );
}

/** Looks where Node would: beside the package's own packages, then in each folder above. */
function isThere(packages: Record<string, LockEntry>, from: string, name: string): boolean {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf('node_modules/'))) {
    const at = folder.replace(/\/$/, '');
    if (packages[at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`]) return true;
    if (!folder.includes('node_modules/')) return Boolean(packages[`node_modules/${name}`]);
  }
}
