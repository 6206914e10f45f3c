import { execFileSync } from 'node:child_process';
import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os';
import { findPostgresPrograms } from '../server/platform/db/embedded/programs.ts';

/** What the figures were measured on. */
export function machine() {
  return {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    system: `${platform()} ${release()} ${arch()}`,
  };
}

/** What was measured: the runtime, the database, and the commit. */
export function versions() {
  return {
    node: process.version,
    postgres: said(findPostgresPrograms().postgres, ['--version']),
    commit: said('git', ['describe', '--always', '--dirty']),
    at: new Date().toISOString(),
  };
}

/** What a program prints; null where it cannot be run. */
function said(program: string, args: string[]): string | null {
  try {
    return execFileSync(program, args, { encoding: 'utf8', cwd: import.meta.dirname }).trim();
  } catch {
    return null;
  }
}
