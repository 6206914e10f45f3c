import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, onTestFinished, test } from 'vitest';
import { CannotStart } from '../errors.ts';
import { connect } from './connect.ts';
import { migrate, migrationFiles, pendingMigrations } from './migrate.ts';

const server = inject('postgresUrl');
const quiet = () => undefined;

let folder: string;
let url: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'insaf-migrations-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Gives each test of a group an empty database, `url`. */
function withDatabase() {
  beforeEach(async () => {
    const name = `migrate_${Math.random().toString(36).slice(2)}`;
    await query(server, `create database ${name}`);
    url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
  });
  afterEach(async () => {
    await query(server, `drop database ${new URL(url).pathname.slice(1)} with (force)`);
  });
}

const file = (name: string, sql: string) => writeFileSync(join(folder, name), sql);
const up = (onProgress: (line: string) => void = quiet) => migrate(url, onProgress, { folder });

async function query(address: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('migrating', () => {
  withDatabase();

  test('runs what is pending, in order, once', async () => {
    file('0001-first.sql', 'create table steps (n int); insert into steps values (1);');
    file('0002-second.sql', 'insert into steps select max(n) + 1 from steps;');
    expect(await pendingMigrations(url, { folder })).toEqual(['0001-first', '0002-second']);
    const said: string[] = [];
    await up((line) => said.push(line));
    expect(said).toEqual(['Migrating 0001-first', 'Migrating 0002-second']);
    file('0003-third.sql', 'insert into steps select max(n) + 1 from steps;');
    expect(await pendingMigrations(url, { folder })).toEqual(['0003-third']);
    await up((line) => said.push(line));
    expect(said.slice(2)).toEqual(['Migrating 0003-third']);
    expect(await query(url, 'select n from steps order by n')).toEqual([
      { n: 1 },
      { n: 2 },
      { n: 3 },
    ]);
    expect(await pendingMigrations(url, { folder })).toEqual([]);
  });

  test('works with no migration at all, and prepares jobs', async () => {
    await up();
    expect(await query(url, 'select count(*)::int as n from graphile_worker.jobs')).toEqual([
      { n: 0 },
    ]);
  });

  test('by five servers at once happens once', async () => {
    file('0001-first.sql', 'create table steps (n int); select pg_sleep(0.2);');
    file('0002-second.sql', 'insert into steps values (1);');
    await Promise.all(Array.from({ length: 5 }, () => up()));
    expect(await query(url, 'select n from steps')).toEqual([{ n: 1 }]);
  });

  test('that fails names the file and the line, and leaves nothing of any', async () => {
    file('0001-first.sql', 'create table steps (n int);');
    file('0002-second.sql', '-- words\ninsert into steps values (1);\nselekt 1;\n');
    await expect(up()).rejects.toThrow(
      'Migration 0002-second failed at line 3: syntax error at or near "selekt"',
    );
    expect(await query(url, "select to_regclass('steps') as steps")).toEqual([{ steps: null }]);
    file('0002-second.sql', 'insert into steps values (1);');
    await up();
    expect(await query(url, 'select n from steps')).toEqual([{ n: 1 }]);
  });

  test('a database that is ahead of this program is refused', async () => {
    file('0001-first.sql', 'create table steps (n int);');
    file('0002-second.sql', 'insert into steps values (1);');
    await up();
    rmSync(join(folder, '0002-second.sql'));
    const ahead = new CannotStart(
      'The database was migrated by a newer Insaf (0002-second). Start that version, or restore a backup.',
    );
    await expect(up()).rejects.toEqual(ahead);
    await expect(pendingMigrations(url, { folder })).rejects.toEqual(ahead);
  });

  test('by a login without the right to is refused in one line', async () => {
    file('0001-first.sql', 'create role migrate_should_not_exist;');
    const database = new URL(url).pathname.slice(1);
    await query(server, "create role migrate_weak login password 'weak'");
    onTestFinished(async () => void (await query(server, 'drop role migrate_weak')));
    await query(server, `grant create on database ${database} to migrate_weak`);
    const weak = Object.assign(new URL(url), { username: 'migrate_weak', password: 'weak' }).href;
    await expect(migrate(weak, quiet, { folder })).rejects.toThrow(
      /^The database refuses what a migration needs: permission denied to create role\. DATABASE_URL must name the owner/,
    );
  });

  test('the server itself brings migrations that run on an empty database', async () => {
    await migrate(url);
    expect(await pendingMigrations(url)).toEqual([]);
  });
});

describe('a folder of migrations', () => {
  test.each(['1-first.sql', '0001_first.sql', '0001-First.sql', '0001-first.js'])(
    'refuses the name %s',
    (name) => {
      file(name, '');
      expect(() => migrationFiles(folder)).toThrow(`${name} is not named like 0001-places.sql`);
    },
  );

  test('refuses a number used twice', () => {
    file('0001-first.sql', '');
    file('0001-other.sql', '');
    expect(() => migrationFiles(folder)).toThrow('Two migrations are numbered 0001');
  });
});

describe('the role insaf_app', () => {
  withDatabase();

  const role = `do $$ begin create role insaf_app nologin;
    exception when duplicate_object then null; end $$;`;

  test('adds a job in its own transaction, sees it, and asks what is pending', async () => {
    file(
      '0001-role.sql',
      `${role} create table facts (n int); grant insert on facts to insaf_app;`,
    );
    await up();
    const { pool, close } = connect(url, { max: 1, role: 'insaf_app' });
    await pool.query('begin');
    await pool.query('insert into facts values (1)');
    await pool.query("select graphile_worker.add_job('greet', '{}', queue_name => 'q')");
    await pool.query('commit');
    const { rows } = await pool.query('select task_identifier from graphile_worker.jobs');
    expect(rows).toEqual([{ task_identifier: 'greet' }]);
    expect(await pendingMigrations(pool, { folder })).toEqual([]);
    await expect(pool.query('delete from migrations.applied')).rejects.toMatchObject({
      code: '42501',
    });
    await close();
  });
});
