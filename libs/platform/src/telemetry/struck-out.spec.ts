import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { createLogger, NestLogger } from './logger.ts';
import { neverWrite, struckOut } from './struck-out.ts';

const key = Buffer.alloc(32, 9).toString('base64');

describe('a line of the log', () => {
  const lines: string[] = [];
  const settings = {
    service: 'summons',
    logLevel: 'info' as const,
    database: { appUrl: 'postgres://app:canary%2Fapp@db/x', workerUrl: 'postgres://worker:canary-worker@db/x', poolSize: 1 },
    nats: { url: 'nats://canary-nats-token@broker:4222' },
  };
  const logger = createLogger(settings, { write: (line: string) => void lines.push(line) });
  beforeEach(() => lines.splice(0));

  it('carries none of what the service keeps to itself, wherever a careless line puts it', () => {
    neverWrite(JSON.stringify({ current: 'k1', keys: { k1: key } }), '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIcanarykey\n-----END PRIVATE KEY-----');
    for (const secret of ['canary/app', 'canary%2Fapp', 'canary-worker', 'canary-nats-token', key, 'MC4CAQAwBQYDK2VwBCIEIcanarykey']) {
      logger.info(`a message with ${secret} in it`);
      logger.warn({ [secret]: secret, deep: { list: [`x${secret}`] } }, 'fields');
      new NestLogger(logger).error(Object.assign(new Error(`failed with ${secret}`, { cause: new Error(secret) }), { detail: secret, parameters: [secret] }));
      new NestLogger(logger).error(secret, `Error: ${secret}\n  at x`, 'http');
    }
    expect(lines).toHaveLength(24);
    expect(lines.join('')).not.toMatch(/canary/);
    expect(lines.join('')).not.toContain(key);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ service: 'summons' });
  });

  it('carries no header or field that is made for secrets, however deep', () => {
    for (const name of ['authorization', 'cookie', 'set-cookie', 'proxy-authorization', 'password', 'token', 'body', 'clientSecret', 'DATABASE_URL', 'NATS_URL', 'YIDAN_FIELD_KEY', 'connectionString']) {
      logger.info({ [name]: 'mine', a: { [name]: 'mine', b: { [name]: 'mine' } } }, 'x');
      expect([name, lines.pop()]).toEqual([name, expect.not.stringContaining('mine')]);
    }
  });

  it('carries what an error is and where, but not the row it was about', () => {
    new NestLogger(logger).error(Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (subject)=(zhang.san) already exists', where: 'zhang.san' }));
    expect(JSON.parse(lines[0]!)).toMatchObject({ err: { type: 'Error', code: '23505', message: 'duplicate key', stack: expect.stringContaining('at ') } });
    expect(lines[0]).not.toContain('zhang.san');
  });
});

describe('a process that dies of an error nobody caught', () => {
  const runs = (last: string) => {
    const from = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);
    const script = `import { guardLastWords } from ${from('./last-words.ts')}; import { neverWrite } from ${from('./struck-out.ts')};
      neverWrite('postgres://app:canary@pass/word@db/x?password=canary-asked'); guardLastWords(); const error = Object.assign(new TypeError('cannot use canary@pass/word'), { input: 'canary-asked' }); ${last}`;
    return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', env: {} });
  };

  it.each(['throw error', 'await Promise.reject(error)', 'setTimeout(() => { throw error }, 1)', 'void Promise.reject(error)'])('says why by %s, but no secret', (last) => {
    const { status, stdout, stderr } = runs(last);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('TypeError: cannot use [struck out]');
    expect(stderr).not.toContain('canary');
  });
});

describe('striking out', () => {
  it('finds credentials and tokens nobody named before', () => {
    expect(struckOut('to postgres://u:p@db/x and nats://t@h failed')).toBe('to postgres://[struck out]@db/x and nats://[struck out]@h failed');
    expect(struckOut('authorization: Bearer abc.def-ghi_jkl=')).toBe('authorization: Bearer [struck out]');
    expect(struckOut('token eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln ended')).toBe('token [struck out] ended');
  });

  it('leaves other text alone', () => {
    fc.assert(fc.property(fc.string().filter((text) => !/[:@]|eyJ|bearer|basic/i.test(text)), (text) => expect(struckOut(text)).toBe(text)));
    expect(struckOut('GET https://db.example/x?a=b@c')).toBe('GET https://db.example/x?a=b@c');
    neverWrite('short', 'nats://127.0.0.1:4222');
    expect(struckOut('a short word at nats://127.0.0.1:4222')).toBe('a short word at nats://127.0.0.1:4222');
  });
});
