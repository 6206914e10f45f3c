import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { type Connection, connect } from '../platform/db/connect.ts';

export type TestDatabase = Connection & {
  /** The database as its owner, for what the server may not do: `connect(url, …)`. */
  url: string;
};

/**
 * A database of the calling test file's own: migrated, empty, cloned from the run's template in some
 * fifty milliseconds. Its `db` and `pool` work with the rights of the running server (`insaf_app`).
 * Call it in `beforeAll`, and `close` in `afterAll`, which also drops it.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const fault = inject('templateFault');
  if (fault) throw new Error(`There is no database to test with: ${fault}`);
  const maintenance = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const hasRole = await asSuperuser(maintenance, async (client) => {
    await client.query(`create database ${name} template insaf_template strategy file_copy`);
    const { rows } = await client.query("select to_regrole('insaf_app') is not null as yes");
    return rows[0].yes as boolean;
  });
  const address = new URL(maintenance);
  address.pathname = `/${name}`;
  const url = address.href;
  const connection = connect(url, { max: 10, ...(hasRole ? { role: 'insaf_app' } : {}) });
  return {
    ...connection,
    url,
    async close() {
      await connection.close();
      await asSuperuser(maintenance, (client) =>
        client.query(`drop database if exists ${name} with (force)`),
      );
    },
  };
}

async function asSuperuser<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}
