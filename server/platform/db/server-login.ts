/*
 * With what a running server signs in to its database. Who owns the tables can take triggers away and write
 * history anew; so a server that is taken over must not be able to sign in as the owner. It signs in as a
 * member of `insaf_app` and of nothing else: owner and superuser are for migrations alone, before anything
 * is listened to.
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { CannotStart } from '../errors.ts';

const login = 'insaf_server';

async function within<T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    ...{ connectionString: url, application_name: 'insaf login' },
    ...{ connectionTimeoutMillis: 10_000, statement_timeout: 30_000, lock_timeout: 10_000 },
  });
  client.on('error', () => undefined); // the query that waits is told too
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/**
 * The login of a server that brought its own PostgreSQL: made where it is missing, with a password that is
 * new at each start and kept nowhere but in this process.
 *
 * @param ownerUrl the migrated database as its superuser
 * @returns its address for the server
 */
export async function makeServerLogin(ownerUrl: string): Promise<string> {
  const password = randomBytes(24).toString('hex');
  await within(ownerUrl, async (client) => {
    const { rows } = await client.query('select to_regrole($1) is null as missing', [login]);
    if (rows[0].missing) await client.query(`create role ${login}`);
    await client.query(`alter role ${login} with login nosuperuser nocreatedb nocreaterole
      noreplication nobypassrls password '${password}'`);
    await client.query(`grant insaf_app to ${login}`);
  });
  const address = new URL(ownerUrl);
  address.username = login;
  address.password = password;
  return address.href;
}

/**
 * Where an owner is given besides: the server's own login can do what `insaf_app` can, and no more.
 *
 * @throws CannotStart when it owns the tables or could, or is no member of `insaf_app`
 */
export async function assertServerLogin(url: string): Promise<void> {
  const { rows } = await within(url, (client) =>
    client.query(`
      select session_user as name, pg_has_role(session_user, 'insaf_app', 'member') as works,
        r.rolsuper or r.rolcreaterole or r.rolbypassrls
          or pg_has_role(session_user, c.relowner, 'member') as owns
      from pg_roles r, pg_class c
      where r.rolname = session_user and c.oid = 'public.history_entries'::regclass`),
  );
  const { name, works, owns } = rows[0];
  if (!works) {
    throw new CannotStart(
      `DATABASE_URL signs in as ${name}, who is no member of insaf_app: GRANT insaf_app TO ${name}.`,
    );
  }
  if (owns) {
    throw new CannotStart(
      `DATABASE_URL signs in as ${name}, who can act as the owner of the tables. ` +
        'With DATABASE_OWNER_URL it must be a login with the rights of insaf_app alone.',
    );
  }
}
