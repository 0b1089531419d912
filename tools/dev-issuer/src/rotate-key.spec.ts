import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { Browser } from '../test/a-browser.ts';
import { issuerAtDoor } from '../test/an-issuer-at-a-door.ts';
import { keysNow, LONGEST_TOKEN, rotateKey } from './issuer-key.ts';
import { openIssuer, type Issuer } from './open-issuer.ts';

const clerk = { subject: 'person-wang', audience: 'yidan', ttl: 600 };
let dataDir: string;
let issuer: Issuer;
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'yidan-rotate-'));
  issuer = await openIssuer(dataDir, 'http://127.0.0.1:8080/issuer');
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const kids = (now?: number): string[] => keysNow(dataDir, now).map(({ kid }) => kid!);
const verify = (token: string) => jwtVerify(token, createLocalJWKSet(issuer.jwks()), { issuer: issuer.url, audience: 'yidan' });

describe('a key that is replaced', () => {
  it('signs no more from that moment, in an issuer that is open already, and its tokens are still verified', async () => {
    const before = await issuer.issue(clerk);

    const { from, to } = await rotateKey(dataDir);

    const after = await issuer.issue(clerk);
    expect([decodeProtectedHeader(before).kid, decodeProtectedHeader(after).kid]).toEqual([from, to]);
    expect(issuer.jwks().keys.map(({ kid }) => kid)).toEqual([to, from]);
    for (const token of [before, after]) await expect(verify(token)).resolves.toBeDefined();
    expect(JSON.stringify(issuer.jwks())).not.toContain('"d"');
  });

  it('is published until the last token it can have signed has ended, and not longer', async () => {
    const now = Date.now();
    const { from, to } = await rotateKey(dataDir, now);
    expect(kids(now + LONGEST_TOKEN * 1000 - 1)).toEqual([to, from]);
    expect(kids(now + LONGEST_TOKEN * 1000)).toEqual([to]);
  });

  it('is one of several where keys are replaced often, each kept for its own time and readable to its owner alone', async () => {
    const now = Date.now();
    const first = await rotateKey(dataDir, now);
    const second = await rotateKey(dataDir, now + 1000);
    expect(kids(now + 2000)).toEqual([second.to, first.to, first.from]);
    expect(kids(now + LONGEST_TOKEN * 1000)).toEqual([second.to, first.to]);
    for (const file of ['key.jwk.json', 'retired-keys.json']) expect(statSync(join(dataDir, 'issuer', file)).mode & 0o777).toBe(0o600);
  });
});

describe('while people are signed in', () => {
  it('a new key takes over: their sessions go on, tokens come from the new key, and signing out accepts what the old one signed', async () => {
    const door = await issuerAtDoor();
    try {
      const browser = new Browser(door.origin);
      const before = await browser.signIn('qh.zhao.min');

      const { from, to } = await rotateKey(door.dataDir);

      const renewed = (await (await browser.token({ grant_type: 'refresh_token', refresh_token: before.refresh_token })).json()) as { access_token: string };
      expect([decodeProtectedHeader(before.access_token).kid, decodeProtectedHeader(renewed.access_token).kid]).toEqual([from, to]);
      const published = (await (await fetch(`${door.issuer.url}/jwks`)).json()) as { keys: { kid: string }[] };
      expect(published.keys.map(({ kid }) => kid).sort()).toEqual([from, to].sort());
      const goodbye = new URLSearchParams({ id_token_hint: before.id_token, post_logout_redirect_uri: `${door.origin}/` });
      expect((await browser.follow(await browser.open(`/issuer/session/end?${goodbye.toString()}`))).href).toBe(`${door.origin}/`);
    } finally {
      await door.stop();
    }
  });
});
