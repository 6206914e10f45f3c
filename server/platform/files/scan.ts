import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import type { Readable } from 'node:stream';

/**
 * Asks clamd whether a file is known to be harmful, by its INSTREAM command (clamd(8)): the word, then
 * the file in chunks, each after its length in four bytes, then a length of 0. It answers one line:
 * `stream: OK` or `stream: <name> FOUND`; anything else, such as a file beyond its `StreamMaxLength`,
 * is a fault of the installation.
 */
export type ScannerSettings = {
  host: string;
  port: number;
  /** How long clamd may be silent. */
  seconds: number;
  /**
   * What becomes of a file when clamd cannot answer. `wait`: it is not accepted yet; its bytes are kept
   * and the sender is asked to try again, until it expires. `accept`: it is accepted and marked
   * `not_scanned`.
   */
  whenDown: 'wait' | 'accept';
};

/** `infected` carries the name that the scanner gives to what it found. */
export type ScanResult = { infected: string | null };

/** The scanner gave no verdict. */
export class ScannerDown extends Error {
  override readonly name = 'ScannerDown';
}

/**
 * @param path the file to scan
 * @throws ScannerDown when there is no verdict: unreachable, silent too long, or an error of its own
 */
export async function scanFile(path: string, settings: ScannerSettings): Promise<ScanResult> {
  const answer = await ask(createReadStream(path), settings);
  if (/^stream: OK$/.test(answer)) return { infected: null };
  const found = /^stream: (.+) FOUND$/.exec(answer);
  if (found) return { infected: found[1]! };
  throw new ScannerDown(`clamd answered: ${answer.slice(0, 200)}`);
}

function ask(file: Readable, { host, port, seconds }: ScannerSettings): Promise<string> {
  return new Promise((done, fail) => {
    const socket = connect({ host, port });
    let answer = '';
    const end = (error: Error | null) => {
      file.destroy();
      socket.destroy();
      // A whole answer stands although the connection broke: clamd closes as soon as it has found something.
      const ended = answer.indexOf('\0');
      if (ended >= 0) done(answer.slice(0, ended));
      else fail(new ScannerDown('no answer from clamd', { cause: error }));
    };
    socket.setTimeout(seconds * 1000, () => end(new Error(`silent for ${seconds} s`)));
    socket.on('error', end);
    socket.on('close', () => end(null));
    socket.on('data', (data) => {
      answer += data.toString('latin1');
      if (answer.includes('\0') || answer.length > 4096) end(null);
    });
    file.on('error', (error) => {
      socket.destroy();
      fail(error);
    });
    socket.on('connect', () => {
      socket.write('zINSTREAM\0');
      file.on('data', (chunk: Buffer) => {
        const length = Buffer.alloc(4);
        length.writeUInt32BE(chunk.length);
        socket.write(length);
        if (!socket.write(chunk)) file.pause();
      });
      socket.on('drain', () => file.resume());
      file.on('end', () => socket.write(Buffer.alloc(4)));
    });
  });
}
