/**
 * The files that a program writes and that are committed all the same, because people read them or
 * tools need them before anything was run. Each is printed anew and compared; `npm run generate` writes
 * what differs.
 */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finding } from './finding.ts';

export type Generated = {
  /** From the root of the project. */
  path: string;
  /**
   * Its text as it should be.
   * @param url a migrated database
   * @param committed its text as it is, for a page of which only a part is generated; empty if missing
   */
  print(url: string, committed: string): Promise<string>;
};

/** The program of a printer is loaded only when it is needed: one that is broken fails its own line. */
export const generatedFiles: Generated[] = [
  {
    path: 'server/platform/db/tables.generated.ts',
    print: async (url) =>
      (await import('../server/platform/db/generate-types.ts')).generateTypes(url),
  },
  {
    path: 'docs/openapi.json',
    print: async (url) => (await import('./openapi.ts')).printOpenapi(url),
  },
  {
    path: 'docs/complaint-lifecycle.md',
    print: async () => (await import('../contract/complaint-lifecycle-page.ts')).lifecyclePage(),
  },
  {
    path: 'docs/rights.md',
    print: async () => (await import('../contract/rights-page.ts')).rightsPage(),
  },
  {
    path: 'docs/operate/spread-with-citus.sql',
    print: async () => (await import('./spread.ts')).spreadScript(),
  },
  {
    path: 'docs/operate/settings.md',
    print: async (_, committed) => {
      const { settingsTable } = await import('../server/platform/settings.ts');
      return withTable(committed, settingsTable());
    },
  },
];

/** A page with its table, of which it has one, replaced by another. */
export function withTable(page: string, table: string): string {
  return page.replace(/^\|[\s\S]*\|$/m, () => table.trim());
}

/** The generated files that differ from what they should be. @param root of the project */
export async function generatedFindings(
  root: string,
  url: string,
  files: Generated[] = generatedFiles,
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const generated of files) {
    const add = (message: string, line?: number) =>
      found.push({
        rule: 'generated-differs',
        file: generated.path,
        message,
        ...(line === undefined ? {} : { line }),
      });
    const file = path.join(root, generated.path);
    const committed = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
    try {
      const printed = await generated.print(url, committed ?? '');
      if (committed === undefined) add('is missing: npm run generate');
      else if (committed !== printed) {
        add('differs from its source: npm run generate', firstDifference(committed, printed));
      }
    } catch (fault) {
      add(`cannot be printed: ${(fault as Error).message}`);
    }
  }
  return found;
}

/** The line, counted from 1, at which two texts part. */
export function firstDifference(one: string, other: string): number {
  const [lines, others] = [one.split('\n'), other.split('\n')];
  return lines.findIndex((line, index) => line !== others[index]) + 1 || lines.length + 1;
}
