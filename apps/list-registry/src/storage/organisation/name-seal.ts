import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { NameUnprotected } from '../../domain/organisation/organisation.errors.ts';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** 姓名加密: AES-256-GCM over a name, bound to the person it belongs to, so that a ciphertext cannot be moved to another row. */
export class NameSeal {
  constructor(private readonly key: Buffer | null) {}

  seal(name: string, personId: string): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.keyOrRefusal(), iv).setAAD(Buffer.from(personId));
    const sealed = Buffer.concat([cipher.update(name, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), sealed]);
  }

  open(sealed: Buffer, personId: string): string {
    const iv = sealed.subarray(1, 1 + IV_BYTES);
    const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
    if (sealed[0] !== VERSION) throw new Error('a name was sealed in a way that is not known');
    const decipher = createDecipheriv('aes-256-gcm', this.keyOrRefusal(), iv).setAAD(Buffer.from(personId)).setAuthTag(tag);
    return Buffer.concat([decipher.update(sealed.subarray(1 + IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  }

  /** A fingerprint by which a request that holds a name is recognised, and from which the name cannot be guessed without the key. */
  fingerprint(text: string): string {
    return createHmac('sha256', this.keyOrRefusal()).update(text).digest('hex');
  }

  private keyOrRefusal(): Buffer {
    if (!this.key) throw new NameUnprotected();
    return this.key;
  }
}
