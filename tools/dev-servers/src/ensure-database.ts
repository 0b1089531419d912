import pg from 'pg';
import { withLogin } from './postgres-url.ts';
import { newPassword, readSecret, writeSecret } from './secret-file.ts';

/** The three logins of a service: owner migrates, app serves requests, worker runs in the background. */
export interface DatabaseUrls {
  owner: string;
  app: string;
  worker: string;
}

/** How a service's database is wanted. */
export interface DatabaseOptions {
  /** The file that keeps the roles' passwords. */
  secretsFile: string;
  /** Whose roles: the database's own name unless it is one of several of a service, as in tests. */
  service?: string;
  /** A database to copy. */
  template?: string;
}

type Role = keyof DatabaseUrls;
const roles: readonly Role[] = ['owner', 'app', 'worker'];
const lockKey = 7_903_411;

/** Makes a service's database and its three roles, or brings what is there into that state; gives their URLs. */
export function ensureDatabase(superuserUrl: string, name: string, options: DatabaseOptions): Promise<DatabaseUrls> {
  const { secretsFile, service = name, template } = options;
  for (const word of [name, service]) checkName(word);
  return asSuperuser(superuserUrl, async (client) => {
    // One at a time on a server: two starts would make the same role, and write the same file.
    await client.query('select pg_advisory_lock($1)', [lockKey]);
    const passwords = passwordsOf(service, secretsFile);
    await ensureRoles(client, service, passwords);
    await ensureEmptyDatabase(client, name, roleName(service, 'owner'), template);
    const inside = new URL(superuserUrl);
    inside.pathname = `/${encodeURIComponent(name)}`;
    await asSuperuser(inside.href, (there) => grantDoors(there, name, service));
    const url = (role: Role): string => withLogin(superuserUrl, { user: roleName(service, role), password: passwords[role], database: name });
    return { owner: url('owner'), app: url('app'), worker: url('worker') };
  });
}

/** Drops a database with whoever is in it. */
export function dropDatabase(superuserUrl: string, name: string): Promise<void> {
  return asSuperuser(superuserUrl, async (client) => {
    await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  });
}

/** The name of one of a service's roles: `list_registry_app`. */
export function roleName(service: string, role: Role): string {
  return `${service.replaceAll('-', '_')}_${role}`;
}

async function ensureRoles(client: pg.Client, service: string, passwords: DatabaseUrls): Promise<void> {
  for (const role of roles) {
    const name = roleName(service, role);
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
    if (rowCount === 0) await client.query(`create role ${pg.escapeIdentifier(name)}`);
    await client.query(
      `alter role ${pg.escapeIdentifier(name)} with login nosuperuser nobypassrls nocreatedb nocreaterole noreplication
         password ${pg.escapeLiteral(passwords[role])}`,
    );
  }
}

async function ensureEmptyDatabase(client: pg.Client, name: string, owner: string, template: string | undefined): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount !== 0) return;
  const copy = template === undefined ? '' : `template ${pg.escapeIdentifier(template)}`;
  await client.query(`create database ${pg.escapeIdentifier(name)} owner ${pg.escapeIdentifier(owner)} ${copy}`);
}

/** Lets the service's roles in and nobody else; what they may do with tables is said by the migrations. */
async function grantDoors(client: pg.Client, name: string, service: string): Promise<void> {
  const [database, owner, app, worker] = [name, ...roles.map((role) => roleName(service, role))].map(pg.escapeIdentifier);
  await client.query(`
    alter database ${database} owner to ${owner};
    revoke all on database ${database} from public;
    grant connect on database ${database} to ${app}, ${worker};
    revoke all on schema public from public;
    grant usage on schema public to ${app}, ${worker};`);
}

function passwordsOf(service: string, secretsFile: string): DatabaseUrls {
  const all: Record<string, DatabaseUrls> = JSON.parse(readSecret(secretsFile) ?? '{}');
  const known = all[service];
  if (known) return known;
  const fresh = { owner: newPassword(), app: newPassword(), worker: newPassword() };
  writeSecret(secretsFile, JSON.stringify({ ...all, [service]: fresh }, null, 2));
  return fresh;
}

async function asSuperuser<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function checkName(name: string): void {
  if (!/^[a-z][a-z0-9_-]{0,49}$/.test(name)) throw new Error(`Not a name for a database or a service: ${name}`);
}
