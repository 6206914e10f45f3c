import { spawn } from 'node:child_process';
import path from 'node:path';

export type Outcome = {
  ok: boolean;
  /** What was printed, both streams as they came. Empty when it went to the terminal. */
  output: string;
};

/**
 * Runs a program of node_modules/.bin (or npm) in the project's folder, with the project's own Node
 * first on the path and nothing to read.
 * @param shown its output goes to the terminal as it comes, and is not kept
 */
export function run(
  root: string,
  [program = '', ...args]: string[],
  { shown = false }: { shown?: boolean } = {},
): Promise<Outcome> {
  const bin = path.join(root, 'node_modules', '.bin');
  const searched = `${bin}${path.delimiter}${process.env.PATH ?? ''}`;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, PATH: searched, FORCE_COLOR: '0' },
      stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.once('error', reject);
    child.once('close', (code) => resolve({ ok: code === 0, output: output.trim() }));
  });
}
