import { spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signedHeaders } from '../src/use-cases/exchange/sign-webhook.ts';
import { guideBlock } from './guide-blocks.ts';

const folder = mkdtempSync(join(tmpdir(), 'yidan-guide-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const key = randomBytes(32);
const secret = `whsec_${key.toString('base64')}`;
const body = JSON.stringify({ type: 'dispatch.order.dispatched', data: { order: { title: '门口天天有人摆摊' } } });
const isThere = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

/** The programs of the guide, and what runs them where it is installed. */
const PROGRAMS = [
  ['verify.mjs', process.execPath],
  ['verify.py', 'python3'],
  ['Verify.java', 'java'],
] as const;

// Nobody needs Java to build this; where it is there, its program is run as well.
describe.each(PROGRAMS.filter(([, runner]) => runner !== 'java' || isThere(runner)))('%s of the integrator’s guide, run by %s as it stands there', (name, runner) => {
  const found = runner === process.execPath || isThere(runner);
  const it_ = found ? it : it.skip;
  const file = join(folder, name);
  const run = (given: { id: string; at: Date; keys?: Buffer[]; sent?: string; secret?: string }): boolean => {
    const headers = signedHeaders(given.id, given.at, body, given.keys ?? [key]);
    const { status } = spawnSync(runner, [file, given.secret ?? secret, given.id, headers['webhook-timestamp']!, headers['webhook-signature']!], { input: given.sent ?? body, env: { PATH: process.env['PATH'] } });
    expect([0, 1]).toContain(status);
    return status === 0;
  };
  beforeAll(() => writeFileSync(file, guideBlock(name)));

  it_('knows a genuine message, also while secrets are rotated, and no other', () => {
    const id = randomUUID();
    const now = new Date();

    expect(run({ id, at: now, keys: [randomBytes(32), key] })).toBe(true);
    expect(run({ id, at: now, sent: body.replace('摆摊', '唱歌') })).toBe(false);
    // It is compiled at every run.
    if (runner === 'java') return;
    expect(run({ id, at: now })).toBe(true);
    expect(run({ id, at: now, secret: `whsec_${randomBytes(32).toString('base64')}` })).toBe(false);
    expect(run({ id, at: new Date(now.getTime() - 301_000) })).toBe(false);
  });
});
