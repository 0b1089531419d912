import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';
import { keptFile } from './kept-file.ts';

// What comes after the colon becomes the name of a file.
const CLIENT_ID = /^client:([a-z0-9][a-z0-9-]{0,62})$/;

/** 系统账号密钥: the secret of a department's system, made at the first asking and kept in the data folder. */
export function clientSecret(dataDir: string, clientId: string): Promise<string> {
  const [, name] = CLIENT_ID.exec(clientId) ?? [];
  if (name === undefined) throw new Error(`A machine account is called client:<id> of small letters, digits and hyphens, not ${clientId}`);
  return keptFile(secretFile(dataDir, name), () => randomBytes(32).toString('base64url'));
}

/** A provider's store in which every machine account that has a secret is a client for client credentials. */
export function withMachineClients(dataDir: string, store: AdapterFactory): AdapterFactory {
  return (model) => (model === 'Client' ? clientsOf(dataDir, store(model)) : store(model));
}

function clientsOf(dataDir: string, others: Adapter): Adapter {
  const find = (id: string): Promise<AdapterPayload | undefined | void> => {
    const [, name] = CLIENT_ID.exec(id) ?? [];
    if (name === undefined || !existsSync(secretFile(dataDir, name))) return others.find(id);
    return Promise.resolve({
      client_id: id,
      client_secret: readFileSync(secretFile(dataDir, name), 'utf8'),
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      token_endpoint_auth_method: 'client_secret_post',
    });
  };
  return new Proxy(others, { get: (target, name, receiver) => (name === 'find' ? find : Reflect.get(target, name, receiver)) });
}

function secretFile(dataDir: string, name: string): string {
  return join(dataDir, 'issuer/clients', `${name}.secret`);
}
