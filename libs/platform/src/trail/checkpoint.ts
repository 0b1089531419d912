import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';

/** 检查点: what a service says, by its signature, of where its chain stood. */
export interface Checkpoint {
  service: string;
  position: string;
  /** The chain's link at that position, in hex. */
  hash: string;
  /** Position of the checkpoint before, '0' for the first: one that was taken out leaves a hole. */
  previous: string;
  /** ISO 8601 in UTC with microseconds, exactly as signed. */
  signedAt: string;
  keyId: string;
  /** Ed25519, in base64. */
  signature: string;
}

/** What is signed: everything a checkpoint says. */
function textOf({ service, position, hash, previous, signedAt, keyId }: Omit<Checkpoint, 'signature'>): Buffer {
  const fields = [service, position, hash, previous, signedAt, keyId];
  return Buffer.from(`yc1,${fields.map((field) => `${Buffer.byteLength(field)}:${field},`).join('')}`);
}

/** 签名密钥: signs checkpoints; its id follows from its public half. */
export class TrailKey {
  readonly id: string;
  private readonly key: KeyObject;

  constructor(text: string) {
    this.key = signingKey(text);
    this.id = keyIdOf(createPublicKey(this.key));
  }

  sign(statement: Omit<Checkpoint, 'signature' | 'keyId'>): Checkpoint {
    const said = { ...statement, keyId: this.id };
    return { ...said, signature: sign(null, textOf(said), this.key).toString('base64') };
  }

  /** The public half in PEM, for those who verify. */
  publicPem(): string {
    return createPublicKey(this.key).export({ type: 'spki', format: 'pem' }).toString();
  }
}

/** A new private key in PEM. */
export function newTrailKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Whether a text is a key that can sign checkpoints. */
export function isSigningKey(text: string): boolean {
  try {
    signingKey(text);
    return true;
  } catch {
    return false;
  }
}

function signingKey(text: string): KeyObject {
  const key = text.includes('-----BEGIN') ? createPrivateKey(text) : createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('checkpoints are signed with Ed25519');
  return key;
}

/** 验签公钥: the public keys that verify, by their ids. */
export type PublicKeys = ReadonlyMap<string, KeyObject>;

/** The keys of a text that holds any number of public keys in PEM, one after another; after a rotation all of them still verify. */
export function publicKeysFrom(pems: string): PublicKeys {
  const blocks = pems.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [];
  return new Map(blocks.map((pem) => createPublicKey(pem)).map((key) => [keyIdOf(key), key]));
}

/** Whether a checkpoint is what its key signed; null where that key is not known. */
export function isGenuine(checkpoint: Checkpoint, keys: PublicKeys): boolean | null {
  const key = keys.get(checkpoint.keyId);
  return key ? verify(null, textOf(checkpoint), key, Buffer.from(checkpoint.signature, 'base64')) : null;
}

function keyIdOf(key: KeyObject): string {
  return createHash('sha256').update(key.export({ type: 'spki', format: 'der' })).digest('hex').slice(0, 16);
}
