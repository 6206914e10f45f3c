/**
 * `node checks/complete-lock.ts`: gives each optional platform package that is missing from
 * package-lock.json an entry (lock.ts says why they go missing). The platform is read from the name,
 * as `linux-arm64-musl`. There is no checksum in such an entry: the registry that lacked the package
 * could not tell it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type LockEntry, missingPlatforms } from './lock.ts';

const file = path.join(import.meta.dirname, '..', 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, LockEntry> };
const missing = missingPlatforms(lock.packages);

for (const { of, name, version } of missing) {
  const { dev, license, engines } = lock.packages[of] ?? {};
  const entry = { version, ...platformOf(name), dev, license, optional: true, engines };
  lock.packages[`node_modules/${name}`] = entry;
  console.log(`added ${name} ${version}`);
}
if (missing.length > 0) {
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(sorted);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}

function platformOf(name: string): { os: string[]; cpu: string[]; libc?: string[] } {
  const [, os, cpu, abi = ''] =
    /(android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|aix|win32)-([a-z0-9]+)-?([a-z0-9]*)$/.exec(
      name,
    ) ?? [];
  if (!os || !cpu) throw new Error(`${name} does not say which platform it is for`);
  const libc = { musl: ['musl'], gnu: ['glibc'] }[abi];
  return { os: [os], cpu: [cpu], ...(libc && os === 'linux' ? { libc } : {}) };
}
