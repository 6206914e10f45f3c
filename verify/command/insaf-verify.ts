import { parseArgs } from 'node:util';
import { changesIn, ledgerKeys } from '../key-changes.ts';
import { parseVerifierKey } from '../keys.ts';
import { CannotCheck } from './cannot-check.ts';
import type { Check, Key } from './check.ts';
import { checkConsistency } from './check-consistency.ts';
import { checkExport } from './check-export.ts';
import { checkReceiptFile } from './check-receipt-file.ts';
import { readText } from './read-text.ts';
import { publicFiles } from './read-tiles.ts';
import { languageOf, type Say, sayIn } from './words.ts';

/*
 * The command: insaf-verify receipt | consistency | export. Ends with 0 when all holds, 1 when anything
 * does not, 2 when it could not be checked. What it says goes to standard output, why it could not check
 * to standard error.
 */

const usage = { receipt: 1, consistency: 2, export: 1 } as const;

export async function command(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  print: (line: string) => void,
  printError: (line: string) => void,
): Promise<0 | 1 | 2> {
  const say = sayIn(languageOf(env));
  try {
    const { values, positionals } = read(args, say);
    if (values.help) {
      print(say('help'));
      return 0;
    }
    const [name = '', ...given] = positionals;
    const wanted = usage[name as keyof typeof usage];
    if (wanted === undefined || given.length !== wanted) throw new CannotCheck(say('help'));
    const [first = '', second = ''] = given;
    const key = keyOf(values.key, say);
    const changes = await changesOf(values.keys, name === 'export' ? first : values.tiles, say);
    const check: Check = { say, print, key, changes, keys: ledgerKeys(key, changes) };
    const holds =
      name === 'receipt'
        ? checkReceiptFile(check, first)
        : name === 'export'
          ? await checkExport(check, first, values.head ?? [], values.save)
          : await checkConsistency(check, first, second, values.tiles);
    print(say(holds ? 'verdict.holds' : 'verdict.fails'));
    return holds ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CannotCheck)) throw error;
    printError(error.message);
    return 2;
  }
}

function read(args: readonly string[], say: Say) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        keys: { type: 'string' },
        tiles: { type: 'string' },
        head: { type: 'string', multiple: true },
        save: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch {
    throw new CannotCheck(say('help'));
  }
}

/** How the key was changed: as a file says that was given, or what is published beside the tiles. */
async function changesOf(
  file: string | undefined,
  tiles: string | undefined,
  say: Say,
): Promise<string[]> {
  if (file !== undefined) return changesIn(readText(file, say));
  const published = tiles === undefined ? undefined : await publicFiles(tiles)('keys');
  return published ? changesIn(new TextDecoder().decode(published)) : [];
}

/** The key, as a text or in a file. */
function keyOf(given: string | undefined, say: Say): Key {
  if (given === undefined) throw new CannotCheck(say('key.missing'));
  const text = given.includes('+') ? given.trim() : readText(given, say).trim();
  const key = parseVerifierKey(text);
  if (!key) throw new CannotCheck(say('key.malformed'));
  return { ...key, text };
}
