import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/*
 * The server as a user starts it: a process of its own on a data folder of its own.
 */

const main = join(import.meta.dirname, '..', 'server', 'main.ts');

export type ServerProcess = {
  readonly url: string;
  /** Of all staff of the demonstration; it throws where the server has none. */
  readonly password: string;
  readonly process: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  /** As Ctrl-C does; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** As `kill -9` does. */
  kill(): Promise<void>;
};

export function spawnServer(
  dataDir: string,
  env: Record<string, string> = {},
  args: readonly string[] = [],
): ChildProcess {
  const { DATABASE_URL: _, ...inherited } = process.env;
  return spawn(process.execPath, [main, ...args], {
    env: {
      ...inherited,
      ...{ DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'warn' },
      // Whoever measures or tries everything is faster than people.
      ...{ ADDRESS_REQUESTS: '10000000', ACCOUNT_REQUESTS: '0' },
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Starts the server and waits until it says that it is ready. */
export async function startServer(
  dataDir: string,
  env: Record<string, string> = {},
  args: readonly string[] = [],
): Promise<ServerProcess> {
  const child = spawnServer(dataDir, env, args);
  let output = '';
  const ended = new Promise<number | null>((resolve) =>
    child.once('exit', (code) => resolve(code)),
  );
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk;
      const ready = /Address\s+(http:\/\/\S+)\n[\s\S]*Ctrl-C stops it/.exec(output);
      if (ready) resolve(ready[1]!);
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    void ended.then((code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
  });
  return {
    url,
    get password() {
      return readFileSync(join(dataDir, 'demonstration-password'), 'utf8').trim();
    },
    process: child,
    output: () => output,
    stop: () => {
      child.kill('SIGINT');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Runs it to its end, for what must not start: the exit code and what it printed. */
export async function runToEnd(
  dataDir: string,
  env: Record<string, string> = {},
  args: readonly string[] = [],
) {
  const child = spawnServer(dataDir, env, args);
  let output = '';
  child.stdout!.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr!.on('data', (chunk) => {
    output += chunk;
  });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, output };
}
