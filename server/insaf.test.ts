import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readDirectory } from './features/directory/index.ts';
import { startEmbeddedPostgres } from './platform/db/embedded-postgres.ts';
import { runningPostgres } from './platform/db/running-postgres.ts';
import { type TestApp, testApp } from './test/app.ts';
import { file } from './test/journey.ts';

/*
 * The command line, each time as a process of its own, as an administrator runs it.
 */

let app: TestApp;
let folder: string;
beforeAll(async () => {
  app = await testApp();
  folder = mkdtempSync(join(tmpdir(), 'insaf-test-'));
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

type Options = { input?: string; env?: Record<string, string> };

function insaf(args: string[], { input = '', env = {} }: Options = {}) {
  return new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const program = join(import.meta.dirname, 'insaf.ts');
    const child = spawn(process.execPath, [program, ...args], {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: app.database.url,
        INSAF_SECRET: 'a secret of thirty-two characters',
        DATA_DIR: join(folder, 'data'),
        ...env,
      },
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      err += text;
    });
    child.once('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
}

function signIn(email: string, password: string) {
  return app.call('POST', '/sign-in', { body: { email, password } });
}

describe('the command line itself', () => {
  test.each([
    [[], 'staff create --name NAME'],
    [['help'], 'directory load'],
    [['figures', 'rebuild', '--help'], 'npm run insaf -- figures rebuild'],
  ])('%j explains itself', async (args, said) => {
    const { code, out, err } = await insaf(args);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(said);
  });

  test.each([
    [['complaints', 'settle'], 'there is no command “complaints settle”'],
    [['staff'], 'there is no command “staff”'],
    [['staff', 'create', '--nmae', 'x'], "Unknown option '--nmae'"],
    [['figures', 'rebuild', 'now'], "Unexpected argument 'now'"],
    [['staff', 'create', '--name', 'x', '--email', 'x@example.org'], '--role is missing'],
    [['staff', 'password'], '--email is missing'],
    [['directory', 'load'], 'name at least one file'],
    [['directory', 'export', '--agencies'], 'argument missing'],
  ])('%j is refused in one line and ends with 2', async (args, said) => {
    const { code, out, err } = await insaf(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(said);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('a database that cannot be reached is one line, and ends with 1', async () => {
    const env = { DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' };
    const { code, err } = await insaf(['figures', 'rebuild'], { env });
    expect(code).toBe(1);
    expect(err).toMatch(/^insaf: PostgreSQL at 127\.0\.0\.1:1 .*cannot be reached/);
    expect(err).not.toContain('secret');
  });
});

describe('staff', () => {
  test('an account is created with a password that is printed, and signs in', async () => {
    const email = 'generated@example.org';
    const made = await insaf([
      ...['staff', 'create', '--name', 'سعاد حسني', '--email', email],
      ...['--role', 'examiner@system', '--role', 'head@gov-bns:alone'],
    ]);
    expect({ ...made, out: '' }).toEqual({ code: 0, out: '', err: '' });
    const [, password = ''] = /^Password: (\S{23})$/m.exec(made.out) ?? [];
    const { status, body } = await signIn(email, password);
    expect(status).toBe(200);
    const me = await app.call('GET', '/me', { headers: { authorization: `Bearer ${body.token}` } });
    expect(me.body).toMatchObject({
      name: 'سعاد حسني',
      roles: expect.arrayContaining([
        expect.objectContaining({
          role: 'examiner',
          reach: 'below',
          agency: expect.objectContaining({ code: 'system' }),
        }),
        expect.objectContaining({
          role: 'head',
          reach: 'alone',
          agency: expect.objectContaining({ code: 'gov-bns' }),
        }),
      ]),
    });
  });

  test('a password on stdin is never printed, and a new one ends the old sessions', async () => {
    const email = 'given@example.org';
    const create = [
      'staff',
      'create',
      '--name',
      'Name',
      '--email',
      email,
      '--role',
      'judge@system',
    ];
    const made = await insaf([...create, '--password-stdin'], { input: 'the first password\n' });
    expect(made).toEqual({ code: 0, out: `Created ${email}\n`, err: '' });
    const { token } = (await signIn(email, 'the first password')).body;
    const set = ['staff', 'password', '--email', email, '--password-stdin'];
    const changed = await insaf(set, { input: 'four lamps eat a river\n' });
    expect(changed).toMatchObject({ code: 0, err: '' });
    expect(changed.out).not.toContain('four lamps');
    const headers = { authorization: `Bearer ${token}` };
    expect((await app.call('GET', '/me', { headers })).status).toBe(401);
    expect((await signIn(email, 'the first password')).status).toBe(401);
    expect((await signIn(email, 'four lamps eat a river')).status).toBe(200);

    const again = await insaf(create);
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.err).toContain('There is an account with this e-mail address');
  });

  test.each([
    [1, 'There is no agency with this code. (roles.0.agency)', ['--role', 'head@nowhere']],
    [2, '--role head is not like examiner@system', ['--role', 'head']],
    [1, 'There is no role with this code. (roles.0.role)', ['--role', 'emperor@system']],
    [2, '--email', ['--role', 'head@system', '--email', 'nobody']],
    [2, '--language', ['--role', 'head@system', '--language', 'fr']],
  ])('a wrong account ends with %i: %s', async (ends, said, more) => {
    const create = ['staff', 'create', '--name', 'Name', '--email', 'wrong@example.org'];
    const { code, out, err } = await insaf([...create, ...more]);
    expect({ code, out }).toEqual({ code: ends, out: '' });
    expect(err).toContain(said);
  });

  test('refusals are in Arabic on an Arabic terminal', async () => {
    const create = ['staff', 'create', '--name', 'Name', '--email', 'arabic@example.org'];
    const env = { LANG: 'ar_EG.UTF-8' };
    const { err } = await insaf([...create, '--role', 'head@nowhere'], { env });
    expect(err).toMatch(/\p{Script=Arabic}{3}/u);
    const unknown = await insaf(['staff', 'password', '--email', 'nobody@example.org']);
    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.err).toContain('There is no account with the address nobody@example.org');
  });
});

describe('the directory', () => {
  const path = () => join(folder, 'agencies.csv');

  test('what is exported, changed and loaded is reported, first as a dry run', async () => {
    expect(await insaf(['directory', 'export', '--agencies', path()])).toMatchObject({ code: 0 });
    const csv = readFileSync(path(), 'utf8');
    const shown = await insaf(['directory', 'export', '--agencies', '-']);
    expect(shown).toEqual({ code: 0, out: csv, err: '' });

    writeFileSync(
      path(),
      `${csv.replace('gov-bns-water,gov-bns,', 'gov-bns-water,gov-is,').replace('Fayed', 'Fayid')}new-office,gov-is,office,مكتب,New Office,,,,false,true,\n`,
    );
    const load = ['directory', 'load', '--agencies', path()];
    const dry = await insaf([...load, '--dry-run']);
    expect(dry).toMatchObject({ code: 0, err: '' });
    expect(dry.out.split('\n')).toEqual([
      'agencies: 1 added, 1 moved, 1 renamed, 0 changed, 106 unchanged, 0 not in the file',
      '  added  new-office',
      '  moved  gov-bns-water: from gov-bns to gov-is',
      expect.stringMatching(/^ {2}renamed {2}gov-is-lu-fayed: .*Fayed.* → .*Fayid/),
      'Nothing was written: this was a dry run',
      '',
    ]);
    expect((await readDirectory(app.ctx.db)).agencyByCode('new-office')).toBeUndefined();

    const loaded = await insaf(load);
    expect(loaded.out).toBe(dry.out.replace(/Nothing.*\n/, ''));
    const again = await insaf(load);
    expect(again.out).toBe(
      'agencies: 0 added, 0 moved, 0 renamed, 0 changed, 109 unchanged, 0 not in the file\n',
    );
  });

  test('every fault is said with its line and column, and nothing is written', async () => {
    const faulty = join(folder, 'faulty.csv');
    writeFileSync(
      faulty,
      'code,parent,kind,name_ar,name_en,governorate,sectors,place,examines\n' +
        'a,nowhere,office,مكتب,Office,,,,false\nb,cabinet,bureau,مكتب,Office,,,,false\n' +
        'c,cabinet,office,,Office,,,,false\n',
    );
    const { code, out, err } = await insaf(['directory', 'load', '--agencies', faulty]);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.trim().split('\n')).toEqual([
      'The file has faults; nothing of it was saved.',
      '  agencies.csv:3:kind  The kind “bureau” is not known.',
      '  agencies.csv:4:name_ar  This cell is empty and must not be.',
    ]);
    const missing = await insaf(['directory', 'load', '--places', join(folder, 'none.csv')]);
    expect(missing).toMatchObject({ code: 1, out: '' });
    expect(missing.err).toContain('none.csv cannot be read (ENOENT)');
  });
});

test('figures are counted again', async () => {
  await file(app);
  await file(app);
  const { pool } = app.database;
  await pool.query('DELETE FROM figure_deltas');
  const { code, out } = await insaf(['figures', 'rebuild']);
  expect({ code, out }).toEqual({ code: 0, out: 'Counted 2 complaints again\n' });
  const { rows } = await pool.query(`SELECT sum(received)::int FROM event_figures
    WHERE reach = 'own' AND part = 'all' AND span = 'day'`);
  expect(rows).toEqual([{ sum: 2 }]);
});

describe('documents', () => {
  test('the lifecycle is printed as it is in the documents', async () => {
    const { code, out } = await insaf(['lifecycle']);
    expect(code).toBe(0);
    expect(out).toContain('| `settle` | حسم |');
  });

  test('the API is described without a database', async () => {
    const env = { DATABASE_URL: '', DATA_DIR: join(folder, 'no-data') };
    const { code, out } = await insaf(['openapi'], { env });
    expect(code).toBe(0);
    expect(JSON.parse(out).paths['/api/v1/complaints'].post.operationId).toBe('fileComplaint');
  });
});

describe('without DATABASE_URL', () => {
  test('PostgreSQL is started in the data folder for the command, and stopped', async () => {
    const env = { DATABASE_URL: '', DATA_DIR: join(folder, 'own') };
    const places = join(folder, 'places.csv');
    writeFileSync(places, 'code,parent,kind,name_ar,name_en,lat,lon\neg-x,,governorate,س,X,,\n');
    const first = await insaf(['directory', 'load', '--places', places], { env });
    expect(first).toMatchObject({ code: 0 });
    expect(first.out).toMatch(/^places: 1 added/);
    expect(runningPostgres(env.DATA_DIR)).toBeNull();
    const second = await insaf(['directory', 'load', '--places', places], { env });
    expect(second.out).toMatch(/1 unchanged/);
  });

  test('the PostgreSQL of a server that runs on the data folder is used, and left running', async () => {
    const dataDir = join(folder, 'own');
    const server = await startEmbeddedPostgres({ dataDir, durable: false });
    const env = { DATABASE_URL: '', DATA_DIR: dataDir };
    const { code, out } = await insaf(['directory', 'export', '--agencies', '-'], { env });
    expect({ code, out }).toEqual({
      code: 0,
      out: 'code,parent,kind,name_ar,name_en,governorate,sectors,place,examines,active,successor\n',
    });
    expect(runningPostgres(dataDir)).toBe(server.url);
    await server.stop();
  });
});
