import { fastify } from 'fastify';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { createLog, withinRequest } from './log.ts';

const person = {
  name: 'منى عبد الله حسن',
  nationalId: '29001011234567',
  phone: '+201012345678',
  email: 'mona@example.org',
};

let lines: string[];
beforeEach(() => {
  lines = [];
});
const to = { write: (line: string) => void lines.push(line) };
const log = createLog({ level: 'debug', pretty: false, to });
const last = () => JSON.parse(lines.at(-1) ?? '{}');

function expectNobody() {
  for (const value of Object.values(person)) expect(lines.join('')).not.toContain(value);
}

describe('a line', () => {
  test('is one JSON object with the level in words, the time in UTC and the fields', () => {
    log.info({ job: 'sendNotice', attempts: 2 }, 'notice sent');
    expect(last()).toMatchObject({
      level: 'info',
      msg: 'notice sent',
      job: 'sendNotice',
      attempts: 2,
    });
    expect(last().time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  test('blanks a person at every depth it has, in a list and in a child log too', () => {
    log.info(person, 'top');
    log.info({ complainant: person }, 'one below');
    log.info({ filed: { by: person } }, 'two below');
    log.info({ filed: [person] }, 'in a list');
    log.child({ who: person }).info('bound');
    expect(lines).toHaveLength(5);
    expectNobody();
    expect(lines.filter((line) => line.includes('[private]'))).toHaveLength(5);
  });

  test('below the level is not written', () => {
    createLog({ level: 'warn', pretty: false, to }).info('quiet');
    expect(lines).toEqual([]);
  });

  test('for a terminal is for a person to read', () => {
    createLog({ level: 'info', pretty: true, to }).info({ phone: person.phone, at: 7 }, 'seen');
    expect(lines.join('')).toMatch(/INFO.*seen/);
    expect(lines.join('')).toContain('[private]');
    expectNobody();
  });
});

describe('a request', () => {
  test('puts its number on every line logged meanwhile, and on none after', async () => {
    await withinRequest('ab12', async () => {
      await Promise.resolve();
      log.info('within');
    });
    expect(last().request).toBe('ab12');
    log.info('after');
    expect(last().request).toBeUndefined();
  });

  test('to Fastify is logged by its route, never by the address asked for', async () => {
    const server = fastify({ loggerInstance: log });
    server.get('/people/:phone', async () => 'ok');
    await server.inject(`/people/${person.phone}?email=${person.email}`);
    await server.close();
    expect(lines.length).toBeGreaterThan(0);
    expectNobody();
  });
});

describe('an error', () => {
  test('keeps its type, its code, its cause and where it was thrown', () => {
    const cause = Object.assign(new RangeError('too far'), { code: 'E_FAR' });
    log.error({ err: new Error('no way', { cause }) }, 'a bug');
    expect(last().err).toMatchObject({
      type: 'Error',
      message: 'no way',
      cause: { type: 'RangeError', message: 'too far', code: 'E_FAR' },
    });
    expect(last().err.stack).toContain('log.test.ts');
  });

  test('loses what it quotes of a person, in its message, its stack and its own fields', () => {
    const { phone, email, nationalId } = person;
    const error = new Error(`cannot reach ${phone} or ${email} of ${nationalId}`);
    log.error({ err: Object.assign(error, { detail: phone, row: person }) }, 'a bug');
    expect(last().err.message).toBe('cannot reach [number] or [e-mail] of [number]');
    expectNobody();
  });

  test('loses the password of an address', () => {
    log.error({ err: new Error('postgres://insaf:hunter2@db:5432/insaf is away') }, 'a bug');
    expect(last().err.message).toBe('postgres://[private]@db:5432/insaf is away');
  });

  describe('of PostgreSQL', () => {
    const client = new pg.Client({ connectionString: inject('postgresUrl') });
    beforeAll(() => client.connect());
    afterAll(() => client.end());

    test.each([
      ['a value that is no number', 'select $1::int', [person.name]],
      [
        'a row that exists already',
        'with two as (insert into people values ($1), ($1) returning 1) select',
        [person.name],
      ],
    ])('loses %s', async (_, sql, values) => {
      await client.query('create temporary table if not exists people (name text unique)');
      const error = await client.query(sql, values).catch((thrown) => thrown);
      expect(JSON.stringify({ message: error.message, detail: error.detail })).toContain(
        person.name,
      );
      log.error({ err: error }, 'a bug');
      expect(last().err.code).toMatch(/^2/);
      expectNobody();
    });
  });
});
