import type { Db } from '../context.ts';
import { poolOf } from './connect.ts';
import { oneClient } from './one-client.ts';

/*
 * What one request reads of one thing, over one connection: what is asked at once (`Promise.all`) is one journey
 * to the database, however many statements it is, and each is prepared at its second use. They are carried out
 * one after the other, so it is for what finds its rows by key; each sees what is committed by then, as it would
 * on a connection of its own. What opens a transaction cannot be done within.
 */

/**
 * @param db a pool as `connect` opened it; within a transaction, or another reading, everything is read there
 * @param read works with the database that it is given and with no other: whoever holds a connection must not wait
 *   for another
 */
export async function readTogether<T>(db: Db, read: (db: Db) => Promise<T>): Promise<T> {
  if (db.isTransaction || lenders.has(db)) return read(db);
  const client = await poolOf(db).connect();
  const { db: within, end } = oneClient(client, { isTransaction: false });
  lenders.set(within, db);
  try {
    return await read(within);
  } finally {
    end();
    client.release();
  }
}

const lenders = new WeakMap<Db, Db>();

/** The database of the server behind what `readTogether` gave; itself otherwise. What is kept of one is kept of both. */
export const lenderOf = (db: Db): Db => lenders.get(db) ?? db;
