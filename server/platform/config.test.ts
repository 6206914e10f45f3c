import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { CannotStart } from './errors.ts';
import { settingsTable } from './settings.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'insaf-config-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (env: Record<string, string> = {}) => readConfig({ DATA_DIR: folder, ...env });
const fault = (env: Record<string, string>) => {
  try {
    read(env);
  } catch (error) {
    if (error instanceof CannotStart) return error.message;
    throw error;
  }
  return 'no fault';
};

describe('with nothing set', () => {
  test('the server is for this machine, with its own database and demonstration staff', () => {
    expect(read()).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      PUBLIC_URL: 'http://localhost:3000',
      INSAF_ROLE: 'all',
      DATABASE_POOL: 10,
      TIME_ZONE: 'Africa/Cairo',
      NOTICES: 'outbox',
      DEMO: true,
      REQUEST_BODY_LIMIT: 2 * 1024 * 1024,
      TRUST_PROXY: false,
    });
    expect(read().DATABASE_URL).toBeUndefined();
  });

  test('a secret is made once, for its owner only, and read again afterwards', () => {
    const { INSAF_SECRET } = read();
    expect(INSAF_SECRET).toHaveLength(43); // 256 bits
    expect(read().INSAF_SECRET).toBe(INSAF_SECRET);
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
    expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe(`${INSAF_SECRET}\n`);
  });

  test('a kept secret that was cut short is refused, not replaced', () => {
    writeFileSync(join(folder, 'secret'), 'short\n');
    expect(fault({})).toMatch(/secret holds no secret of 32 characters/);
    expect(readFileSync(join(folder, 'secret'), 'utf8')).toBe('short\n');
  });
});

describe('what follows from another setting', () => {
  test('an outside database takes no demonstration staff unless asked', () => {
    const DATABASE_URL = 'postgres://insaf@db/insaf';
    expect(read({ DATABASE_URL }).DEMO).toBe(false);
    expect(read({ DATABASE_URL, DEMO: 'true' }).DEMO).toBe(true);
  });

  test('messages are sent once there is a carrier, unless kept in the outbox', () => {
    const SMTP_URL = 'smtp://localhost:25';
    expect(read({ SMTP_URL }).NOTICES).toBe('send');
    expect(read({ SMTP_URL, NOTICES: 'outbox' }).NOTICES).toBe('outbox');
    expect(fault({ NOTICES: 'send' })).toMatch(/NOTICES is "send", and none of SMTP_URL/);
  });

  test('the public address follows the port, and loses a closing slash', () => {
    expect(read({ PORT: '8080' }).PUBLIC_URL).toBe('http://localhost:8080');
    expect(read({ PUBLIC_URL: 'https://insaf.example.org/' }).PUBLIC_URL).toBe(
      'https://insaf.example.org',
    );
  });

  test('half a key to the bucket is refused', () => {
    expect(fault({ S3_BUCKET: 'files', S3_ACCESS_KEY_ID: 'id' })).toMatch(/go together/);
  });
});

describe('a wrong value', () => {
  test('names itself, what it is and what it accepts, and so do all others at once', () => {
    expect(fault({ PORT: '70000', INSAF_ROLE: 'boss', TIME_ZONE: 'Cairo' })).toBe(
      'Wrong settings: PORT must be a port, 0 to 65535 (0 takes a free one) (is "70000"); ' +
        'INSAF_ROLE must be one of: web, worker, all (is "boss"); ' +
        'TIME_ZONE must be a zone of the tz database, such as Africa/Cairo (is "Cairo").',
    );
  });

  test('of a secret is not repeated', () => {
    const line = fault({ INSAF_SECRET: 'hunter2', DATABASE_URL: 'mysql://root:hunter2@db/x' });
    expect(line).toMatch(/DATABASE_URL must be .*; INSAF_SECRET must be at least 32 characters\./);
    expect(line).not.toContain('hunter2');
  });

  test.each([
    ['PORT', '3000.5'],
    ['PORT', '-1'],
    ['HOST', 'http://localhost'],
    ['PUBLIC_URL', 'insaf.example.org'],
    ['DATABASE_URL', 'localhost:5432'],
    ['DATABASE_POOL', '1'],
    ['LOG_LEVEL', 'loud'],
    ['NIGHT_FROM', '24:00'],
    ['NIGHT_TO', '8:00'],
    ['SMTP_URL', 'https://mail.example.org'],
    ['MAIL_FROM', 'Insaf'],
    ['SMPP_URL', 'smpp://'],
    ['SMS_SENDER', 'إنصاف'],
    ['CLAMD', 'localhost'],
    ['CLAMD', 'localhost:99999'],
    ['DEMO', 'yes'],
    ['REQUEST_BODY_LIMIT', '2'],
    ['TRUST_PROXY', 'nginx'],
  ])('%s=%s is refused', (name, value) => {
    expect(fault({ [name]: value })).toMatch(new RegExp(`^Wrong settings: ${name} must be `));
  });

  test.each([
    ['PUBLIC_URL', 'https://insaf.example.org:8443', 'https://insaf.example.org:8443'],
    ['DATABASE_URL', 'postgres:///insaf?host=/run/pg', 'postgres:///insaf?host=/run/pg'],
    ['CLAMD', '[::1]:3310', { host: '::1', port: 3310 }],
    ['REQUEST_BODY_LIMIT', '512kb', 524_288],
    ['TRUST_PROXY', '10.0.0.0/8, 127.0.0.1', '10.0.0.0/8, 127.0.0.1'],
    ['MAIL_FROM', 'إنصاف <no-reply@example.org>', 'إنصاف <no-reply@example.org>'],
    ['PORT', '', 3000],
  ])('%s=%s is taken', (name, value, expected) => {
    expect(read({ [name]: value })).toHaveProperty(name, expected);
  });
});

describe('a secret in a file', () => {
  test('is read from it without its last line break', () => {
    const file = join(folder, 'given');
    writeFileSync(file, `${'s'.repeat(40)}\n`);
    expect(read({ INSAF_SECRET_FILE: file }).INSAF_SECRET).toBe('s'.repeat(40));
  });

  test('that is not there is named', () => {
    const file = join(folder, 'missing');
    expect(fault({ INSAF_SECRET_FILE: file })).toMatch(/INSAF_SECRET_FILE cannot be read/);
  });

  test('beside one in the environment is refused, since one would be ignored', () => {
    const file = join(folder, 'given');
    writeFileSync(file, 's'.repeat(40));
    expect(fault({ INSAF_SECRET: 't'.repeat(40), INSAF_SECRET_FILE: file })).toMatch(
      /INSAF_SECRET and INSAF_SECRET_FILE are both set/,
    );
  });
});

test('docs/operate/settings.md prints the table as it is declared', () => {
  const page = readFileSync(
    join(import.meta.dirname, '..', '..', 'docs', 'operate', 'settings.md'),
    'utf8',
  );
  expect(page).toContain(`\n${settingsTable()}\n`);
});
