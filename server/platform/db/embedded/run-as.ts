/*
 * As whom PostgreSQL runs.
 *
 * An ordinary user simply runs it. Root may not: PostgreSQL refuses, since whoever breaks into it
 * would own the machine. Started by root, it therefore runs as the owner of the cluster, or of the
 * data folder, or else as `postgres`, `insaf` (made if possible) or `nobody`, whichever exists first.
 *
 * That other user must enter the folders that lead to the programs and to the data, and /root is
 * closed to everyone (0700). Opening somebody's home is not ours to do, and copying sixty megabytes
 * of programs elsewhere leaves the data where it was. So, only where a folder on the way is closed,
 * PostgreSQL is given the one capability that opens it: CAP_DAC_READ_SEARCH (read and pass through
 * what others own), or CAP_DAC_OVERRIDE in a container that lacks the first. It stays an ordinary
 * user in all else, and it can write nothing more than its own files with the first.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotStart } from '../../errors.ts';

export type User = { uid: number; gid: number; name: string };

/** How to spawn a program as the user of PostgreSQL. */
export type Command = { command: string; args: string[]; options: { uid?: number; gid?: number } };

/**
 * The user that PostgreSQL runs as, or null when it is the one who runs us.
 * @param folders folders whose owner is preferred, first come first served; missing ones are skipped.
 * @param newCluster a user without an entry in the user database cannot run initdb.
 */
export function chooseUser(folders: string[], newCluster: boolean): User | null {
  if (process.getuid?.() !== 0) return null;
  for (const folder of folders) {
    const owner = ownerOf(folder);
    if (!owner || owner.uid === 0) continue;
    const name = say('id', '-un', String(owner.uid));
    if (name || !newCluster) return { ...owner, name: name ?? String(owner.uid) };
  }
  const found = lookUp('postgres') ?? lookUp('insaf') ?? makeUser() ?? lookUp('nobody');
  if (found) return found;
  throw new CannotStart(
    'PostgreSQL may not run as root, and there is no user "postgres" to run it as. ' +
      'Add one (useradd --system postgres), start as an ordinary user, or set DATABASE_URL.',
  );
}

/**
 * The command that runs a program as `user`, able to reach every one of `paths`.
 * @throws CannotStart when a folder on the way is closed to that user and nothing here opens it.
 */
export function commandAs(
  user: User | null,
  paths: string[],
  command: string,
  args: string[],
): Command {
  if (!user) return { command, args, options: {} };
  const closed = paths.map((path) => closedFolder(path, user)).find((folder) => folder !== null);
  if (!closed) return { command, args, options: { uid: user.uid, gid: user.gid } };
  const capability = availableCapability();
  if (!capability || !say('setpriv', '--version')) {
    throw new CannotStart(
      `Started by root, PostgreSQL runs as the user "${user.name}", who may not enter ${closed}. ` +
        'Move the project to an open folder such as /opt/insaf, start as an ordinary user, or set DATABASE_URL.',
    );
  }
  const drop = [
    `--reuid=${user.uid}`,
    `--regid=${user.gid}`,
    '--clear-groups',
    `--inh-caps=-all,+${capability}`,
    `--ambient-caps=-all,+${capability}`,
    // without it access(2), by which PostgreSQL looks for its own programs, forgets the capability
    '--securebits=+no_setuid_fixup',
  ];
  return { command: 'setpriv', args: [...drop, '--', command, ...args], options: {} };
}

/** The first folder on the way to `path` that `user` may not pass through, by its mode; null if none. */
export function closedFolder(path: string, user: User): string | null {
  const way: string[] = [];
  for (let folder = realpathSync(path); ; folder = dirname(folder)) {
    if (statSync(folder).isDirectory()) way.unshift(folder);
    if (dirname(folder) === folder) break;
  }
  return way.find((folder) => !mayEnter(folder, user)) ?? null;
}

function mayEnter(folder: string, user: User): boolean {
  const { uid, gid, mode } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/** Bits of linux/capability.h. The last allows the setting of securebits. */
const capabilities = [
  { name: 'dac_read_search', bit: 2n },
  { name: 'dac_override', bit: 1n },
];
const setpcap = 8n;

function availableCapability(): string | undefined {
  try {
    const status = readFileSync('/proc/self/status', 'utf8');
    const set = (label: string) =>
      BigInt(`0x${status.match(new RegExp(`^${label}:\\s*([0-9a-f]+)`, 'm'))?.[1] ?? '0'}`);
    const ours = set('CapPrm') & set('CapBnd');
    if (!((ours >> setpcap) & 1n)) return undefined;
    return capabilities.find(({ bit }) => (ours >> bit) & 1n)?.name;
  } catch {
    return undefined; // no /proc: not Linux
  }
}

function ownerOf(path: string): { uid: number; gid: number } | null {
  try {
    const { uid, gid } = statSync(path);
    return { uid, gid };
  } catch {
    return null;
  }
}

function lookUp(name: string): User | null {
  const uid = Number(say('id', '-u', name) || Number.NaN);
  const gid = Number(say('id', '-g', name) || Number.NaN);
  return uid > 0 && gid >= 0 ? { uid, gid, name } : null;
}

function makeUser(): User | null {
  say(
    'useradd',
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'insaf',
  );
  return lookUp('insaf');
}

/** What a command prints, or null when it fails or does not exist. */
function say(command: string, ...args: string[]): string | null {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}
