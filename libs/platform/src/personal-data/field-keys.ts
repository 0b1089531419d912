const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/;
const KEY_BYTES = 32;
/** What the only key of an installation is called that never named one. */
export const ONLY_KEY = 'default';

/** 字段密钥: the keys personal data is sealed with. The current one seals; every one opens what it sealed, until it is taken out. */
export class FieldKeys {
  private constructor(
    readonly currentId: string,
    private readonly keys: ReadonlyMap<string, Buffer>,
  ) {}

  /** One key without a name, as `YIDAN_FIELD_KEY` gives it. */
  static only(key: Buffer): FieldKeys {
    return FieldKeys.of(ONLY_KEY, { [ONLY_KEY]: key });
  }

  static of(currentId: string, keys: Readonly<Record<string, Buffer>>): FieldKeys {
    for (const [id, key] of Object.entries(keys)) {
      if (!ID.test(id)) throw new Error(`${JSON.stringify(id)} is no name of a key: letters, digits, dots, dashes, at most 32`);
      if (key.length !== KEY_BYTES) throw new Error(`the key ${id} must be ${KEY_BYTES} bytes in base64`);
    }
    if (!Object.hasOwn(keys, currentId)) throw new Error(`the current key ${currentId} is not among the keys`);
    return new FieldKeys(currentId, new Map(Object.entries(keys)));
  }

  /** Reads `{"current": "2026-11", "keys": {"2026-11": "<base64>", "default": "<base64>"}}`; what is wrong is told without the keys. */
  static parse(text: string): FieldKeys {
    const { current, keys } = shapeOf(text);
    return FieldKeys.of(current, Object.fromEntries(Object.entries(keys).map(([id, key]) => [id, Buffer.from(key, 'base64')])));
  }

  get current(): { readonly id: string; readonly key: Buffer } {
    return { id: this.currentId, key: this.keys.get(this.currentId)! };
  }

  find(id: string): Buffer | undefined {
    return this.keys.get(id);
  }

  /** Every key, the current one first. */
  all(): Buffer[] {
    return [this.current.key, ...[...this.keys].filter(([id]) => id !== this.currentId).map(([, key]) => key)];
  }

  /** The same keys with a new one that seals from now on. */
  renewed(id: string, key: Buffer): FieldKeys {
    if (this.keys.has(id)) throw new Error(`there is a key ${id} already`);
    return FieldKeys.of(id, { ...Object.fromEntries(this.keys), [id]: key });
  }

  /** Only the current key: for when nothing is sealed with the others any more. */
  currentOnly(): FieldKeys {
    return FieldKeys.of(this.currentId, { [this.currentId]: this.current.key });
  }

  /** As it is kept in a file or a variable. */
  toText(): string {
    return JSON.stringify({ current: this.currentId, keys: Object.fromEntries([...this.keys].map(([id, key]) => [id, key.toString('base64')])) });
  }
}

function shapeOf(text: string): { current: string; keys: Record<string, string> } {
  const shape = 'must be JSON as {"current": "<id>", "keys": {"<id>": "<32 bytes in base64>"}}';
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Error(shape);
  }
  if (typeof value !== 'object' || value === null || !('current' in value) || !('keys' in value)) throw new Error(shape);
  const { current, keys } = value;
  if (typeof current !== 'string' || typeof keys !== 'object' || keys === null || !Object.values(keys).every((key) => typeof key === 'string')) throw new Error(shape);
  return { current, keys: keys as Record<string, string> };
}
