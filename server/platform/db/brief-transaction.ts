/*
 * A transaction of brief statements: each finds its rows by key and is asked again and again. In such a one
 * PostgreSQL is quicker than the way to it, so it is the way that is made short:
 *
 *   nothing waits for BEGIN          it travels with the first statement
 *   what is asked at once            (Promise.all) travels at once, in one write, and is carried out in the
 *                                    order in which it was asked; in `db.transaction()` it would go one by one
 *   every statement is prepared      at its second use on a connection, so that PostgreSQL reads it once;
 *                                    where its plan would depend on what is asked for, PostgreSQL still sees
 *                                    (client-connection.ts)
 *
 * When one of several asked at once fails, PostgreSQL refuses those behind it, and all of them throw the error of
 * the first (one-client.ts). It is not for reports: what scans much is planned better for what it scans.
 */
import type { Db } from '../context.ts';
import { poolOf } from './connect.ts';
import { inOneWrite, oneClient } from './one-client.ts';

/**
 * Carries out `work` in a transaction: committed when it resolves, rolled back when it throws.
 *
 * @param db a pool as `connect` opened it, and no transaction
 */
export async function briefTransaction<T>(db: Db, work: (db: Db) => Promise<T>): Promise<T> {
  const client = await poolOf(db).connect();
  const { db: within, end } = oneClient(client, { isTransaction: true });
  let broken: Error | undefined;
  try {
    // Where it fails, so does every statement behind it, and the first of them is waited for.
    inOneWrite(client);
    client.query('BEGIN').catch(() => undefined);
    const result = await work(within);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: Error) => {
      broken = lost;
    });
    throw error;
  } finally {
    end();
    client.release(broken);
  }
}
