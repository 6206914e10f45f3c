import { readFile } from 'node:fs/promises';
import type { LoadReport } from '../features/agencies/index.ts';
import { CannotStart } from '../platform/errors.ts';
import { type Command, say, WrongUse } from './command.ts';

const kinds = ['places', 'agencies', 'categories'] as const;

/** How many of each are named before the rest is counted. */
const named = 20;

export const directoryLoad: Command = {
  name: 'directory load',
  summary: 'Loads places, agencies or categories from CSV, and reports what changed',
  usage: '[--places FILE] [--agencies FILE] [--categories FILE] [--dry-run]',
  options: {
    places: { type: 'string' },
    agencies: { type: 'string' },
    categories: { type: 'string' },
    'dry-run': { type: 'boolean' },
  },
  run: async (given) => {
    const files: Partial<Record<(typeof kinds)[number], string>> = {};
    for (const kind of kinds) {
      const path = given[kind];
      if (typeof path === 'string') files[kind] = await textOf(path);
    }
    if (Object.keys(files).length === 0) {
      throw new WrongUse('name at least one file: --places, --agencies or --categories');
    }
    const { loadDirectory } = await import('../features/agencies/index.ts');
    const { withCtx } = await import('./with-ctx.ts');
    const acting = { kind: 'system', job: 'insaf directory load' } as const;
    const dryRun = given['dry-run'] === true;
    const reports = await withCtx((ctx) => loadDirectory(ctx, acting, files, { dryRun }));
    for (const report of reports) for (const line of linesOf(report)) say(line);
    if (dryRun) say('Nothing was written: this was a dry run');
  },
};

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new CannotStart(`${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function linesOf(report: LoadReport): string[] {
  const { kind, added, changed, moved, renamed, unchanged, missing } = report;
  const parts = [
    ...Object.entries({ added, moved, renamed, changed }).map(
      ([what, list]) => `${list.length} ${what}`,
    ),
    `${unchanged} unchanged`,
    `${missing.length} not in the file`,
  ];
  return [
    `${kind}: ${parts.join(', ')}`,
    ...listed('added', [...added]),
    ...listed(
      'moved',
      moved.map(({ code, from, to }) => `${code}: from ${from ?? '(top)'} to ${to ?? '(top)'}`),
    ),
    ...listed(
      'renamed',
      renamed.map(({ code, from, to }) => `${code}: ${from} → ${to}`),
    ),
    ...listed(
      'changed',
      changed.map(({ code, fields }) => `${code}: ${fields.join(', ')}`),
    ),
    ...listed('not in the file', [...missing]),
  ];
}

function listed(what: string, lines: readonly string[]): string[] {
  const rest = lines.length - named;
  return [
    ...lines.slice(0, named).map((line) => `  ${what}  ${line}`),
    ...(rest > 0 ? [`  ${what}  … and ${rest} more`] : []),
  ];
}
