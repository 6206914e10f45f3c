/**
 * `npm run check`: everything that is asked of the code itself, as named steps. All of them run, even
 * after one has failed, and the program ends with 1 if any did.
 *
 *   npm run check                 all steps, the tests last
 *   npm run check -- --no-tests   all but the tests, which CI runs by themselves to count them
 *   npm run check -- types names  the steps of these names
 *
 * The slow ones (types, unused code, the database) are started at once and awaited in their turn.
 */
import path from 'node:path';
import { addAFieldFindings, historyAt } from './add-a-field.ts';
import { adviceFindings } from './advisories.ts';
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
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const withTests = !process.argv.includes('--no-tests');

const tree = readTree(root);
const format = once(() => run(root, ['biome', 'check', '.']));
const types = once(() => run(root, ['tsc', '-p', '.', '--pretty', 'false']));
const webTypes = once(() => run(root, ['tsc', '-p', 'web', '--pretty', 'false']));
const styles = once(() => run(root, ['stylelint', 'web/**/*.css']));
const unused = once(() => run(root, ['knip', '--no-progress']));
const database = once(startTemporaryDatabase);
const vocabularies = once(() => vocabulariesIn(path.join(root, 'contract')));
const url = async () => (await database()).url;
if (wanted.length === 0)
  for (const slow of [format, types, webTypes, styles, unused, database]) slow();

const steps: Step[] = [
  { name: 'format', take: format },
  { name: 'types', take: types },
  { name: 'types of the pages', take: webTypes },
  { name: 'styles', take: styles },
  ...sourceChecks.map((check) => ({ name: check.name, take: () => check.findings(tree) })),
  {
    name: 'add a field',
    take: () => addAFieldFindings(tree.file('docs/how-to/add-a-field.md')?.text, historyAt(root)),
  },
  { name: 'unused', take: unused },
  { name: 'advisories', take: () => adviceFindings(root) },
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

const taking = steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length > 0) {
  console.error(
    `No step is named ${unknown.join(', ')}: ${steps.map(({ name }) => name).join(', ')}`,
  );
  process.exit(1);
}

let failed = 0;
for (const { name, take } of taking) {
  const { ok, said } = await taken(take);
  if (!ok) failed += 1;
  console.log(`${ok ? '✓' : '✗'} ${name}`);
  for (const line of said) console.log(line.replace(/^/gm, '    '));
}
if (database.begun()) await database().then(({ stop }) => stop(), ignore);
console.log(failed === 0 ? `${taking.length} passed` : `${failed} of ${taking.length} failed`);
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

/** Does something when first asked, and gives every asker the same promise. */
function once<T>(act: () => Promise<T>): (() => Promise<T>) & { begun(): boolean } {
  let promise: Promise<T> | undefined;
  const ask = () => {
    if (!promise) {
      promise = act();
      // The step that awaits it reports a failure; until then nobody does, which Node takes for a bug.
      promise.catch(ignore);
    }
    return promise;
  };
  return Object.assign(ask, { begun: () => promise !== undefined });
}

function ignore(): void {}
