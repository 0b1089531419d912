import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientSecret, loginRoutes, openIssuer, rotateKey, type Issuer } from '@yidan/dev-issuer';

/** 签发者: a real issuer that listens, whose keys services fetch over HTTP. */
export interface IssuerAtDoor {
  issuer: Issuer;
  /** What a service is told of it. */
  identity: { issuer: string; audience: string; jwks: string };
  /** A token as a department's system gets it: for its id and its secret, at the token endpoint. */
  systemToken(clientId: string): Promise<string>;
  rotate(): Promise<unknown>;
  close(): Promise<void>;
}

/** Opens one on a free port. */
export async function anIssuerAtADoor(): Promise<IssuerAtDoor> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yidan-issuer-'));
  const server = createServer((request, response) => route(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = await openIssuer(dataDir, `${origin}/issuer`);
  const application = { clientId: 'yidan-console', redirectUris: [`${origin}/signed-in`], signedOutUris: [`${origin}/`] };
  const route = loginRoutes({ dataDir, url: issuer.url, audience: 'yidan', application, people: () => [], knows: () => Promise.resolve(false) });
  return {
    issuer,
    identity: { issuer: issuer.url, audience: 'yidan', jwks: `${issuer.url}/jwks` },
    systemToken: async (clientId) => {
      const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: await clientSecret(dataDir, clientId) };
      const answer = await fetch(`${issuer.url}/token`, { method: 'POST', body: new URLSearchParams(form) });
      if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
      return ((await answer.json()) as { access_token: string }).access_token;
    },
    rotate: () => rotateKey(dataDir),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(dataDir, { recursive: true });
    },
  };
}
