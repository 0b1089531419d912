import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import type { FieldKeys } from './field-keys.ts';
import { FieldKeysMissing, FieldKeyUnknown, SealBroken, type SealUnopened } from './field-seal.errors.ts';

const VERSION = 2;
/** Names were sealed as version 1: without a key's name, bound to the row only. Complainants had no version at all. */
const NAMELESS_VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Where a sealed value stands; moved anywhere else it does not open. */
export interface SealedPlace {
  readonly tenantId: string;
  readonly table: string;
  readonly rowId: string;
  readonly field: string;
}

/** 字段加密: AES-256-GCM over one field, bound to tenant, table, row and field; the ciphertext says which key it needs. */
export class FieldSeal {
  constructor(private readonly keys: FieldKeys | null) {}

  /** Whether there is a key at all; without one personal data is not taken. */
  get isReady(): boolean {
    return this.keys !== null;
  }

  seal(text: string, place: SealedPlace): Buffer {
    const { id, key } = this.ring().current;
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound(place));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([headOf(id), iv, cipher.getAuthTag(), sealed]);
  }

  open(sealed: Buffer, place: SealedPlace): string {
    const ring = this.ring();
    const named = readHead(sealed);
    const key = named && ring.find(named.keyId);
    const opened = (key && unseal(sealed.subarray(named.length), key, bound(place))) ?? openNameless(sealed, ring, place);
    if (opened !== null) return opened;
    if (named && !key) throw new FieldKeyUnknown(named.keyId);
    throw new SealBroken();
  }

  /** Opens one of many: what cannot be opened is told in its place, and the others are not lost with it. */
  openOr<T>(sealed: Buffer, place: SealedPlace, otherwise: (why: SealUnopened) => T): string | T {
    try {
      return this.open(sealed, place);
    } catch (error) {
      if (error instanceof FieldKeyUnknown || error instanceof FieldKeysMissing || error instanceof SealBroken) return otherwise(error);
      throw error;
    }
  }

  /** The bytes everything begins with that is sealed with the current key. */
  currentHead(): Buffer {
    return headOf(this.ring().currentId);
  }

  /** Fingerprints as they were made before tenants had secrets of their own: one for each key. */
  formerFingerprints(text: string): string[] {
    return this.ring().all().map((key) => createHmac('sha256', key).update(text).digest('hex'));
  }

  private ring(): FieldKeys {
    if (!this.keys) throw new FieldKeysMissing();
    return this.keys;
  }
}

/** What cannot be opened, in the place of a text in a list. */
export function unopened(why: SealUnopened): string {
  return why instanceof FieldKeyUnknown ? `（无法解密：缺少密钥 ${why.keyId}）` : '（无法解密）';
}

function headOf(keyId: string): Buffer {
  const id = Buffer.from(keyId, 'latin1');
  return Buffer.concat([Buffer.of(VERSION, id.length), id]);
}

function readHead(sealed: Buffer): { keyId: string; length: number } | null {
  const [version, size = 0] = sealed;
  const keyId = sealed.subarray(2, 2 + size).toString('latin1');
  return version === VERSION && /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/.test(keyId) && keyId.length === size ? { keyId, length: 2 + size } : null;
}

function bound({ tenantId, table, rowId, field }: SealedPlace): Buffer {
  return Buffer.from(JSON.stringify([tenantId, table, rowId, field]));
}

// A ciphertext without a key's name begins with a version or with chance; only its seal tells what it is.
function openNameless(sealed: Buffer, ring: FieldKeys, { rowId }: SealedPlace): string | null {
  const row = Buffer.from(rowId);
  for (const key of ring.all()) {
    const opened = (sealed[0] === NAMELESS_VERSION ? unseal(sealed.subarray(1), key, row) : null) ?? unseal(sealed, key, row);
    if (opened !== null) return opened;
  }
  return null;
}

/** iv, tag, ciphertext; null where the key, the place or a bit of it is another. */
function unseal(bytes: Buffer, key: Buffer, place: Buffer): string | null {
  if (bytes.length < IV_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(place)
    .setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}
