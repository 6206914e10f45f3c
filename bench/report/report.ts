/*
 * `npm run bench:report`: writes the tables of docs/performance.md and the picture of growth beside it from what
 * was measured, `bench/measured/*.json`, each written by `npm run bench -- … --json FILE`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { machine, versions } from '../machine.ts';
import type { Result } from '../measurement.ts';
import { growthOf, growthPicture } from './growth.ts';
import { markdownOf } from './markdown.ts';

/** What `--json` writes. */
type Measured = {
  readonly machine: ReturnType<typeof machine>;
  readonly versions: ReturnType<typeof versions>;
  readonly results: readonly Result[];
};

const bench = path.join(import.meta.dirname, '..');
const docs = path.join(bench, '..', 'docs');
const measured = readdirSync(path.join(bench, 'measured'))
  .filter((file) => file.endsWith('.json'))
  .map((file): Measured => JSON.parse(readFileSync(path.join(bench, 'measured', file), 'utf8')))
  .toSorted((a, b) => a.versions.at.localeCompare(b.versions.at));

const document = path.join(docs, 'performance.md');
const written = readFileSync(document, 'utf8');
const [begin, end] = ['<!-- measured -->', '<!-- /measured -->'];
const [before, after] = [written.indexOf(begin), written.indexOf(end)];
if (before === -1 || after === -1) throw new Error(`docs/performance.md has no ${begin} … ${end}`);
const tables = measured.map(({ machine: on, versions: of, results }) =>
  [
    `Measured ${of.at.slice(0, 10)} at commit ${of.commit}, on ${on.processor.trim()}, ${on.cores} cores, ${Math.round(on.memoryBytes / 2 ** 30)} GB, Node ${of.node.slice(1)}, ${of.postgres?.replace(/^postgres \(PostgreSQL\)/, 'PostgreSQL') ?? 'PostgreSQL'}:`,
    markdownOf(results),
  ].join('\n\n'),
);
const text = [begin, ...tables, end].join('\n\n');
writeFileSync(document, written.slice(0, before) + text + written.slice(after + end.length));
const growths = growthOf(measured.flatMap(({ results }) => results));
if (growths.length > 0) writeFileSync(path.join(docs, 'growth.svg'), growthPicture(growths));
