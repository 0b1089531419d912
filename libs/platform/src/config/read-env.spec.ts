import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlatformEnv, readEnv, SECRETS } from './read-env.ts';

const key = Buffer.alloc(32, 7).toString('base64');
const rest = { OIDC_ISSUER: 'https://id.example', OIDC_JWKS_URL: 'https://id.example/jwks' };
const secrets: Record<string, string> = {
  DATABASE_URL: 'postgres://app:canary-app@db/x',
  DATABASE_WORKER_URL: 'postgres://worker:canary-worker@db/x',
  DATABASE_OWNER_URL: 'postgres://owner:canary-owner@db/x',
  NATS_URL: 'nats://canary-nats@broker',
  YIDAN_FIELD_KEY: key,
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'yidan-secrets-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const said = (environment: NodeJS.ProcessEnv): string => {
  try {
    readEnv(PlatformEnv, environment);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the environment of a service', () => {
  it('takes each secret from a file as well as from a variable, without the line end of the file', () => {
    const files = Object.entries(secrets).map(([name, value]) => [`${name}_FILE`, fileWith(name, `${value}\n`)] as const);
    expect(readEnv(PlatformEnv, { ...rest, ...Object.fromEntries(files) })).toEqual(readEnv(PlatformEnv, { ...rest, ...secrets }));
  });

  it('may have every variable that holds a secret in a file', () => {
    expect(SECRETS).toEqual(expect.arrayContaining(Object.keys(secrets)));
    expect(SECRETS.filter((name) => !(name in PlatformEnv.shape))).toEqual([]);
  });

  it('is refused where a secret is given twice', () => {
    expect(said({ ...rest, ...secrets, DATABASE_URL_FILE: fileWith('twice', secrets['DATABASE_URL']!) })).toBe(
      'the environment is not complete:\n  DATABASE_URL: given twice, as DATABASE_URL and as DATABASE_URL_FILE',
    );
  });

  it('names a file that cannot be read, and every other mistake beside it', () => {
    const { DATABASE_URL: _, ...others } = secrets;
    expect(said({ ...rest, ...others, DATABASE_URL_FILE: join(folder, 'nowhere'), PORT: 'high' })).toBe(
      `the environment is not complete:\n  DATABASE_URL_FILE: ${join(folder, 'nowhere')} cannot be read (ENOENT)\n  PORT: Invalid input: expected number, received NaN`,
    );
    expect(said({ ...rest, ...others, DATABASE_URL_FILE: folder })).toContain(`DATABASE_URL_FILE: ${folder} cannot be read (EISDIR)`);
  });

  it('tells of a bad secret without telling the secret', () => {
    const message = said({ ...rest, ...secrets, YIDAN_FIELD_KEY: 'canary-key', NATS_URL: '', OIDC_JWKS_URL: 'canary-url' });
    expect(message).toMatch(/YIDAN_FIELD_KEY: must be 32 bytes in base64/);
    expect(message).toMatch(/NATS_URL/);
    expect(message).not.toContain('canary');
    expect(said({ ...rest, ...secrets, DATABASE_URL: '', DATABASE_WORKER_URL_FILE: fileWith('empty', '\n') })).not.toContain('canary');
  });
});
