import type { Finding, SourceCheck } from './finding.ts';
import { statementsOf } from './sql-in-code.ts';
import type { SourceFile, Tree } from './tree.ts';

const rules = {
  'sql-outside-queries': "only a feature's queries.ts holds SQL",
  'job-added-by-hand': 'a job is added through server/platform/jobs',
} as const;

/** Machinery that is about the database itself; everything else has a queries.ts to put SQL in. */
const mayHoldSql: { at: RegExp; because: string }[] = [
  {
    at: /^server\/features\/[^/]+\/queries(\/[a-z0-9-]+)?\.ts$/,
    because: 'that is what it is for',
  },
  { at: /^server\/platform\/(db|jobs)\//, because: 'the database and its job queue' },
  { at: /^server\/test\/|\.test\.ts$/, because: 'a test looks behind the code it tries' },
];

export const sqlPlace: SourceCheck = { name: 'sql place', rules, findings };

function findings(tree: Tree): Finding[] {
  return tree
    .files(/^(server|contract|web)\/.*(?<!\.d)\.tsx?$/)
    .filter(({ path }) => !mayHoldSql.some(({ at }) => at.test(path)))
    .flatMap((file) => [...sqlIn(file)]);
}

function sqlIn(file: SourceFile): Finding[] {
  const found = new Map<number, Finding>();
  for (const { verb, table, line } of statementsOf(file)) {
    const what = table ? `${verb} on ${table}` : 'SQL';
    const message = `${what} outside queries.ts`;
    found.set(line, { rule: 'sql-outside-queries', file: file.path, line, message });
  }
  for (const match of file.text.matchAll(/\bgraphile_worker\.|\bquickAddJob\(/g)) {
    const line = file.lineOf(match.index);
    const message = `${match[0]} outside server/platform/jobs`;
    found.set(line, { rule: 'job-added-by-hand', file: file.path, line, message });
  }
  return [...found.values()];
}
