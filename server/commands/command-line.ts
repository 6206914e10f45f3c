/*
 * The command line: `npm run insaf -- <command>`. It finds the command, reads its options, and says what
 * went wrong in words. It ends with 0 when done, 1 when refused or when something outside fails, and 2
 * when the command line itself is wrong.
 */
import { parseArgs } from 'node:util';
import { CannotStart, Refusal } from '../platform/errors.ts';
import { type Command, say, WrongUse } from './command.ts';
import { directoryExport } from './directory-export.ts';
import { directoryLoad } from './directory-load.ts';
import { faultLines } from './fault-lines.ts';
import { figuresRebuild } from './figures-rebuild.ts';
import { keysRotate } from './keys-rotate.ts';
import { ledgerAudit } from './ledger-audit.ts';
import { ledgerChangeKey } from './ledger-change-key.ts';
import { ledgerHead } from './ledger-head.ts';
import { ledgerKeyCommand } from './ledger-key.ts';
import { lifecycle } from './lifecycle.ts';
import { meetingsCheck } from './meetings-check.ts';
import { openapi } from './openapi.ts';
import { staffCreate } from './staff-create.ts';
import { staffPassword } from './staff-password.ts';
import { staffSecondFactor } from './staff-second-factor.ts';

const commands: readonly Command[] = [
  staffCreate,
  staffPassword,
  staffSecondFactor,
  directoryLoad,
  directoryExport,
  figuresRebuild,
  keysRotate,
  ledgerAudit,
  ledgerHead,
  ledgerKeyCommand,
  ledgerChangeKey,
  lifecycle,
  meetingsCheck,
  openapi,
];

/** The language of the terminal: Arabic where it says so, else English. */
const terminal = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
const language = terminal.startsWith('ar') ? 'ar' : 'en';

async function run(typed: readonly string[]): Promise<void> {
  const help = typed.length === 0 || ['help', '--help', '-h'].includes(typed[0]!);
  if (help) return printHelp();
  const command = commands.find(({ name }) => name === typed.slice(0, words(name)).join(' '));
  if (command === undefined) throw new WrongUse(`there is no command “${typed.join(' ')}”`);
  const args = typed.slice(words(command.name));
  if (args.includes('--help')) return say(usageOf(command));
  await command.run(optionsOf(command, args));
}

const words = (name: string) => name.split(' ').length;
const usageOf = ({ name, usage }: Command) => `npm run insaf -- ${name} ${usage}`.trimEnd();

function optionsOf({ options }: Command, args: string[]) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    if (!code?.startsWith('ERR_PARSE_ARGS')) throw error;
    throw new WrongUse(message.split('. ')[0]!, { cause: error });
  }
}

function printHelp(): void {
  say('Administration of Insaf · إنصاف\n');
  for (const command of commands) say(`  ${usageOf(command)}\n      ${command.summary}\n`);
  say(
    'It works on the database of DATABASE_URL, else on that of the data folder (DATA_DIR), whether or',
  );
  say('not a server runs there. Settings are those of the server: docs/operate/settings.md.');
}

/** What was thrown, in words on stderr. @returns how the process ends */
function tell(error: unknown): number {
  const complain = (line: string) => process.stderr.write(`${line}\n`);
  if (error instanceof WrongUse) {
    complain(`insaf: ${error.message}. See: npm run insaf -- help`);
    return 2;
  }
  if (error instanceof Refusal) {
    for (const line of faultLines(error, language)) complain(line);
    return 1;
  }
  const isKnown = error instanceof CannotStart;
  complain(`insaf: ${isKnown ? error.message : `a bug: ${(error as Error).stack ?? error}`}`);
  return 1;
}

// Whoever reads may have read enough: `… | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

try {
  await run(process.argv.slice(2));
} catch (error) {
  process.exitCode = tell(error);
}
