import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { makeDataFolder } from './data-folder.ts';
import { CannotStart } from './errors.ts';
import { type Setting, type SettingName, type Settings, settings } from './settings.ts';

/** What a setting's shape makes of it; undefined where it may be absent. */
type Read = {
  [Name in SettingName]:
    | z.output<Settings[Name]['shape']>
    | (Settings[Name] extends { default: string } ? never : undefined);
};

/** Those that are never absent, though they have no plain default. */
type Settled = 'PUBLIC_URL' | 'INSAF_SECRET' | 'LEDGER_KEY' | 'NOTICES' | 'DEMO' | 'SECOND_FACTOR';

/** The settings of this process, by their names in the environment. `DATA_DIR` is absolute. */
export type Config = Readonly<Omit<Read, Settled> & { [Name in Settled]: NonNullable<Read[Name]> }>;

type Environment = Record<string, string | undefined>;

/**
 * Reads and checks every setting (settings.ts). An empty one counts as absent. Makes the data folder,
 * and in it the secrets that are not given.
 * @throws CannotStart with one line that names every wrong setting and what it accepts; what was given
 *   for a secret is never repeated.
 */
export function readConfig(env: Environment): Config {
  const faults: string[] = [];
  const read: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries<Setting<unknown>>(settings)) {
    const given = givenFor(name, setting, env, faults) ?? setting.default;
    if (given === undefined) continue;
    const { success, data } = setting.shape.safeParse(given);
    if (success) read[name] = data;
    else
      faults.push(`${name} must be ${setting.accepts}${setting.secret ? '' : ` (is "${given}")`}`);
  }
  faults.push(...contradictions(read as Read));
  if (faults.length > 0) throw new CannotStart(`Wrong settings: ${faults.join('; ')}.`);
  return settle(read as Read);
}

function settle(read: Read): Config {
  const dataDir = resolve(read.DATA_DIR);
  const demo = read.DEMO ?? read.DATABASE_URL === undefined;
  const carrier = read.SMTP_URL ?? read.SMPP_URL ?? read.SMS_GATEWAY_URL;
  return {
    ...read,
    DATA_DIR: dataDir,
    PUBLIC_URL: read.PUBLIC_URL ?? `http://localhost:${read.PORT}`,
    NOTICES: read.NOTICES ?? (carrier ? 'send' : 'outbox'),
    DEMO: demo,
    SECOND_FACTOR: read.SECOND_FACTOR ?? (demo ? 'optional' : 'administrators'),
    INSAF_SECRET: read.INSAF_SECRET ?? keptSecret(dataDir, 'secret', 'INSAF_SECRET'),
    LEDGER_KEY: read.LEDGER_KEY ?? keptSecret(dataDir, 'ledger-key', 'LEDGER_KEY'),
  };
}

function givenFor(
  name: string,
  setting: Setting<unknown>,
  env: Environment,
  faults: string[],
): string | undefined {
  const given = env[name]?.trim() || undefined;
  const file = setting.secret && env[`${name}_FILE`]?.trim();
  if (!file) return given;
  if (given !== undefined) {
    faults.push(`${name} and ${name}_FILE are both set, and only one may be`);
    return given;
  }
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    faults.push(`${name}_FILE cannot be read (${(error as Error).message})`);
    return undefined;
  }
}

function contradictions(read: Partial<Read>): string[] {
  const faults: string[] = [];
  if ((read.S3_ACCESS_KEY_ID === undefined) !== (read.S3_SECRET_ACCESS_KEY === undefined)) {
    faults.push('S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY go together, and one is missing');
  }
  if (read.DATABASE_OWNER_URL !== undefined && read.DATABASE_URL === undefined) {
    faults.push('DATABASE_OWNER_URL is set, and DATABASE_URL is not');
  }
  if (read.S3_BUCKET === undefined && read.S3_ENDPOINT !== undefined) {
    faults.push('S3_ENDPOINT is set, and S3_BUCKET is not');
  }
  if ((read.OIDC_ISSUER === undefined) !== (read.OIDC_CLIENT_ID === undefined)) {
    faults.push('OIDC_ISSUER and OIDC_CLIENT_ID go together, and one is missing');
  }
  if (read.NOTICES === 'send' && !(read.SMTP_URL ?? read.SMPP_URL ?? read.SMS_GATEWAY_URL)) {
    faults.push('NOTICES is "send", and none of SMTP_URL, SMPP_URL, SMS_GATEWAY_URL is set');
  }
  return faults;
}

/**
 * A secret of a file in `DATA_DIR`, made at the first start: 256 random bits, readable by this user
 * only. It is written aside and linked into place, so of several processes that start at once one
 * wins and all read the same.
 */
function keptSecret(dataDir: string, name: string, setting: SettingName): string {
  const file = join(dataDir, name);
  const aside = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const kept = () => readFileSync(file, 'utf8').trim();
  makeDataFolder(dataDir);
  try {
    return longEnough(kept(), file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw cannotKeep(error, file, setting);
  }
  try {
    const secret = randomBytes(32).toString('base64url');
    writeFileSync(aside, `${secret}\n`, { mode: 0o600, flag: 'wx', flush: true });
    linkSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw cannotKeep(error, file, setting);
  } finally {
    rmSync(aside, { force: true });
  }
  return longEnough(kept(), file);
}

function longEnough(secret: string, file: string): string {
  if (secret.length >= 32) return secret;
  throw new CannotStart(`${file} holds no secret of 32 characters. Restore it from your copy.`);
}

function cannotKeep(error: unknown, file: string, setting: SettingName): CannotStart {
  if (error instanceof CannotStart) return error;
  return new CannotStart(
    `The secret ${file} cannot be read or made (${(error as Error).message}). Set ${setting} or DATA_DIR.`,
  );
}
