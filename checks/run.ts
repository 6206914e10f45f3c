/**
 * `npm run check`: everything that is asked of the code itself, as named steps. All of them run, even
 * after one has failed, and the program ends with 1 if any did.
 *
 *   npm run check                 all steps, the tests last
 *   npm run check -- --no-tests   all but the tests, which CI runs by themselves to count them
 *
 * The slow ones (types, unused code, the database) are started at once and awaited in their turn.
 */
import path from 'node:path';
import { addAFieldFindings, historyAt } from './add-a-field.ts';
import { type Outcome, run } from './commands.ts';
import { type Finding, printFinding } from './finding.ts';
import { generatedFindings } from './generated.ts';
import { findingsInDatabase, uncaughtInDatabase, vocabulariesIn } from './schema-examples.ts';
import { sourceChecks } from './source-checks.ts';
import { startTemporaryDatabase } from './temporary-database.ts';
import { readTree } from './tree.ts';
import { uncaught } from './wrong-examples.ts';

type Step = { name: string; take: () => Promise<Finding[] | Outcome> | Finding[] };

const root = path.join(import.meta.dirname, '..');
const withTests = !process.argv.includes('--no-tests');

const tree = readTree(root);
const started = {
  format: run(root, ['biome', 'check', '.']),
  types: run(root, ['tsc', '-p', '.', '--pretty', 'false']),
  unused: run(root, ['knip', '--no-progress']),
  database: startTemporaryDatabase(),
};
const vocabularies = () => vocabulariesIn(path.join(root, 'contract'));
const url = async () => (await started.database).url;
// A step that awaits them reports it; until then nobody does, which Node would take for a bug.
for (const promise of Object.values(started)) promise.catch(() => undefined);

const steps: Step[] = [
  { name: 'format', take: () => started.format },
  { name: 'types', take: () => started.types },
  ...sourceChecks.map((check) => ({ name: check.name, take: () => check.findings(tree) })),
  {
    name: 'add a field',
    take: () => addAFieldFindings(tree.file('docs/how-to/add-a-field.md')?.text, historyAt(root)),
  },
  { name: 'unused', take: () => started.unused },
  { name: 'schema', take: async () => findingsInDatabase(await url(), await vocabularies()) },
  { name: 'generated files', take: async () => generatedFindings(root, await url()) },
  {
    name: 'wrong examples',
    take: async () => [
      ...uncaught(sourceChecks),
      ...(await uncaughtInDatabase(await url(), await vocabularies())),
    ],
  },
];
if (withTests) {
  steps.push({ name: 'tests', take: () => run(root, ['npm', 'test'], { shown: true }) });
}

let failed = 0;
for (const { name, take } of steps) {
  const { ok, said } = await taken(take);
  if (!ok) failed += 1;
  console.log(`${ok ? '✓' : '✗'} ${name}`);
  for (const line of said) console.log(line.replace(/^/gm, '    '));
}
await started.database.then(({ stop }) => stop()).catch(() => undefined);
console.log(failed === 0 ? `${steps.length} steps passed` : `${failed} of ${steps.length} failed`);
process.exitCode = failed === 0 ? 0 : 1;

async function taken(take: Step['take']): Promise<{ ok: boolean; said: string[] }> {
  try {
    const outcome = await take();
    if ('ok' in outcome) return { ok: outcome.ok, said: outcome.ok ? [] : [outcome.output] };
    const ok = outcome.every((finding) => finding.level === 'warning');
    return { ok, said: outcome.map(printFinding) };
  } catch (error) {
    return { ok: false, said: [error instanceof Error ? error.message : String(error)] };
  }
}
