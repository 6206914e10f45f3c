import { createServer, type Server, type Socket } from 'node:net';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { CannotStart } from '../errors.ts';
import { type Connection, checkDatabase, connect } from './connect.ts';

const url = inject('postgresUrl');

const altered = (parts: Partial<URL>) => Object.assign(new URL(url), parts).href;

describe('a connection', () => {
  let connection: Connection;
  beforeAll(async () => {
    connection = connect(url, { max: 2, statementTimeout: 400, lockTimeout: 200 });
    await sql`drop role if exists connect_test`.execute(connection.db);
    await sql`create role connect_test nologin`.execute(connection.db);
  });
  afterAll(async () => {
    await sql`drop role connect_test`.execute(connection.db);
    await connection.close();
  });

  test('gives bigint and numeric as strings, a moment as a Date, a day as written', async () => {
    const { rows } = await sql`
      select 9007199254740993::bigint as big, 1.10::numeric as money,
             timestamptz '2025-07-01 00:30 Africa/Cairo' as moment, date '2025-07-01' as day,
             array[date '2025-07-01'] as days`.execute(connection.db);
    expect(rows[0]).toEqual({
      big: '9007199254740993',
      money: '1.10',
      moment: new Date('2025-06-30T21:30:00Z'),
      day: '2025-07-01',
      days: ['2025-07-01'],
    });
  });

  test('works in UTC, under its name, and cuts off what takes too long', async () => {
    const { rows } = await sql`
      select current_setting('TimeZone') as zone, current_setting('application_name') as name,
             current_setting('idle_in_transaction_session_timeout') as idle`.execute(connection.db);
    expect(rows[0]).toEqual({ zone: 'UTC', name: 'insaf', idle: '1min' });
    await expect(sql`select pg_sleep(5)`.execute(connection.db)).rejects.toMatchObject({
      code: '57014',
    });
  });

  test('waits for a lock only so long', async () => {
    await connection.db.transaction().execute(async (holder) => {
      await sql`select pg_advisory_xact_lock(77)`.execute(holder);
      await expect(
        sql`select pg_advisory_xact_lock(77)`.execute(connection.db),
      ).rejects.toMatchObject({ code: '55P03' });
    });
  });

  test('has only the rights of its role', async () => {
    const limited = connect(url, { max: 1, role: 'connect_test' });
    const { rows } = await sql`select current_user as who`.execute(limited.db);
    expect(rows[0]).toEqual({ who: 'connect_test' });
    await expect(sql`create role another`.execute(limited.db)).rejects.toMatchObject({
      code: '42501',
    });
    await limited.close();
  });

  test('keeps what the address asks for', async () => {
    const asked = altered({ search: '?options=-c%20work_mem=7MB%20-c%20TimeZone=Africa/Cairo' });
    const other = connect(asked, { max: 1, role: 'connect_test' });
    const { rows } = await sql`
      select current_setting('work_mem') as memory, current_setting('TimeZone') as zone,
             current_user as who`.execute(other.db);
    expect(rows[0]).toEqual({ memory: '7MB', zone: 'Africa/Cairo', who: 'connect_test' });
    await other.close();
  });

  test.each(['idle', 'lent out'])(
    'that is lost while %s does not end the process',
    async (when) => {
      const lost: Error[] = [];
      const other = connect(url, { max: 1, onLost: (error) => void lost.push(error) });
      const client = await other.pool.connect();
      const { rows } = await client.query('select pg_backend_pid() as pid');
      if (when === 'idle') client.release();
      await sql`select pg_terminate_backend(${rows[0].pid}::int)`.execute(connection.db);
      await expect.poll(() => lost.length).toBeGreaterThan(0);
      if (when === 'lent out') client.release(true);
      expect((await sql`select 1 as one`.execute(other.db)).rows).toEqual([{ one: 1 }]);
      await other.close();
    },
  );
});

describe('checking a database', () => {
  test('gives its version', async () => {
    expect(await checkDatabase(url)).toMatch(/^18\.\d+$/);
  });

  const password = new URL(url).password;
  const { host } = new URL(url);

  test.each<[string, string, string]>([
    [
      'nobody listens',
      altered({ port: '1' }),
      'PostgreSQL at 127.0.0.1:1 (database insaf) cannot be reached: nothing listens there. Check DATABASE_URL.',
    ],
    [
      'the password is wrong',
      altered({ password: 'hunter2' }),
      `PostgreSQL at ${host} (database insaf) cannot be reached: it refuses the user or the password. Check DATABASE_URL.`,
    ],
    [
      'the database is missing',
      altered({ pathname: '/nowhere' }),
      `PostgreSQL at ${host} (database nowhere) cannot be reached: it has no such database. Check DATABASE_URL.`,
    ],
  ])('where %s says so, without the password', async (_, address, message) => {
    const error = await checkDatabase(address).catch((thrown) => thrown);
    expect(error).toEqual(new CannotStart(message));
    expect(error.message).not.toContain(password);
    expect(error.message).not.toContain('hunter2');
  });

  test('that is not UTF-8 is refused', async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('drop database if exists latin');
    await client.query(
      "create database latin encoding 'LATIN1' locale_provider libc locale 'C' template template0",
    );
    await expect(checkDatabase(altered({ pathname: '/latin' }))).rejects.toThrow(
      /\(database latin\) is encoded in LATIN1; Insaf needs UTF8\./,
    );
    await client.query('drop database latin');
    await client.end();
  });

  describe('of another version', () => {
    let server: Server | undefined;
    afterEach(() => server?.close());

    test('older than 15 is refused, naming both', async () => {
      server = await old({ number: '140019', version: '14.19 (Debian 14.19-1)' });
      const { port } = server.address() as { port: number };
      await expect(checkDatabase(`postgres://u:hunter2@127.0.0.1:${port}/insaf`)).rejects.toEqual(
        new CannotStart(
          `PostgreSQL at 127.0.0.1:${port} (database insaf) is PostgreSQL 14.19; Insaf needs 15 or newer.`,
        ),
      );
    });

    test('that never answers is given up', async () => {
      server = createServer().listen(0, '127.0.0.1');
      await new Promise((resolve) => server?.once('listening', resolve));
      const { port } = server.address() as { port: number };
      await expect(checkDatabase(`postgres://u@127.0.0.1:${port}/insaf`, 500)).rejects.toThrow(
        /cannot be reached: .*timeout/,
      );
    });
  });
});

/** An outside server that says it is an older PostgreSQL: just enough of the protocol, version 3. */
function old({ number, version }: { number: string; version: string }): Promise<Server> {
  const message = (type: string, ...parts: Buffer[]) => {
    const body = Buffer.concat(parts);
    const length = Buffer.alloc(4);
    length.writeInt32BE(body.length + 4);
    return Buffer.concat([Buffer.from(type), length, body]);
  };
  const int = (value: number, size: 2 | 4) => {
    const buffer = Buffer.alloc(size);
    buffer.writeIntBE(value, 0, size);
    return buffer;
  };
  const ready = message('Z', Buffer.from('I'));
  const values = { number, version, encoding: 'UTF8', standby: 'f' };
  const row = Buffer.concat([
    message(
      'T',
      int(4, 2),
      ...Object.keys(values).map((name) =>
        Buffer.concat([
          Buffer.from(`${name}\0`),
          ...[int(0, 4), int(0, 2), int(name === 'standby' ? 16 : 25, 4)],
          ...[int(-1, 2), int(-1, 4), int(0, 2)],
        ]),
      ),
    ),
    message(
      'D',
      int(4, 2),
      ...Object.values(values).map((value) =>
        Buffer.concat([int(Buffer.byteLength(value), 4), Buffer.from(value)]),
      ),
    ),
    message('C', Buffer.from('SELECT 1\0')),
    ready,
  ]);
  const talk = (socket: Socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      socket.write(Buffer.concat([message('R', int(0, 4)), ready]));
      socket.on('data', (chunk) => {
        if (chunk.toString('latin1').startsWith('Q')) socket.write(row);
      });
    });
  };
  return new Promise((resolve) => {
    const server = createServer(talk).listen(0, '127.0.0.1', () => resolve(server));
  });
}
