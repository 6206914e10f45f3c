import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { readCatalogue } from './catalogue.ts';
import type { Finding } from './finding.ts';
import { schemaFindings, schemaRules, type Vocabularies } from './schema.ts';
import { examplesFolder } from './wrong-examples.ts';

/**
 * Every list of words that the contract exports.
 * @param contractFolder the folder `contract/` of the project
 */
export async function vocabulariesIn(contractFolder: string): Promise<Vocabularies> {
  const vocabularies: Vocabularies = new Map();
  const files = readdirSync(contractFolder).filter((name) => /^[a-z-]+\.ts$/.test(name));
  for (const file of files) {
    const exported = await import(pathToFileURL(path.join(contractFolder, file)).href);
    for (const [name, value] of Object.entries(exported)) {
      const isList = Array.isArray(value) && value.length > 0;
      if (isList && value.every((word) => typeof word === 'string')) vocabularies.set(name, value);
    }
  }
  return vocabularies;
}

/** What is wrong with a migrated database. @param url as the owner of its tables */
export function findingsInDatabase(url: string, vocabularies: Vocabularies): Promise<Finding[]> {
  return connected(url, async (client) =>
    schemaFindings(await readCatalogue(client), vocabularies),
  );
}

/**
 * The rules of the schema whose wrong example, `wrong-examples/schema/<rule>.sql`, is not caught. Each
 * is run in a transaction on the migrated database and taken back.
 */
export function uncaughtInDatabase(url: string, vocabularies: Vocabularies): Promise<Finding[]> {
  return connected(url, async (client) => {
    const found: Finding[] = [];
    for (const rule of Object.keys(schemaRules)) {
      const file = path.join(examplesFolder, 'schema', `${rule}.sql`);
      const add = (message: string) =>
        found.push({ rule, file: `checks/wrong-examples/schema/${rule}.sql`, message });
      if (!existsSync(file)) {
        add('the rule has no wrong example');
        continue;
      }
      await client.query('begin');
      await client.query(readFileSync(file, 'utf8'));
      const met = schemaFindings(await readCatalogue(client), vocabularies);
      await client.query('rollback');
      const others = met.filter((finding) => finding.rule !== rule);
      if (others.length === met.length) add('the check of the schema lets it pass');
    }
    return found;
  });
}

async function connected<T>(url: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}
