import { createHmac, randomBytes } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { v7 as uuid } from 'uuid';
import { currentScope } from '../database/scope.ts';
import type { FieldSeal } from './field-seal.ts';
import { TENANT_SECRET } from './sealed-column.ts';

interface Row {
  id: string;
  sealed: string;
}

const READ = `select id, encode(secret_sealed, 'base64') as sealed from tenant_secret where tenant_id = ?`;

/** 租户密值: what fingerprints and pseudonyms of the running transaction's tenant are made with; it stays the same when keys change. */
export class TenantSecrets {
  private readonly known = new Map<string, Buffer>();

  constructor(
    private readonly em: EntityManager,
    private readonly seal: FieldSeal,
  ) {}

  async ofTenant(): Promise<Buffer> {
    const tenantId = currentScope()?.tenant;
    if (!tenantId) throw new Error('a secret of a tenant is read inside a transaction');
    const known = this.known.get(tenantId);
    if (known) return known;
    const [found] = await this.em.execute<Row[]>(READ, [tenantId]);
    if (!found) return this.make(tenantId);
    const secret = this.open(tenantId, found);
    // Only what was read is remembered: what this transaction made may yet be rolled back.
    this.known.set(tenantId, secret);
    return secret;
  }

  /** By which a text is recognised and from which it cannot be guessed. */
  async fingerprint(text: string): Promise<string> {
    return createHmac('sha256', await this.ofTenant()).update(text).digest('hex');
  }

  private async make(tenantId: string): Promise<Buffer> {
    const id = uuid();
    const sealed = this.seal.seal(randomBytes(32).toString('base64'), placeOf(tenantId, id));
    await this.em.execute('insert into tenant_secret (tenant_id, id, secret_sealed) values (?, ?, ?) on conflict (tenant_id) do nothing', [tenantId, id, sealed], 'run');
    // Of two that begin at once the second gets what the first made.
    const [row] = await this.em.execute<Row[]>(READ, [tenantId]);
    return this.open(tenantId, row!);
  }

  private open(tenantId: string, { id, sealed }: Row): Buffer {
    return Buffer.from(this.seal.open(Buffer.from(sealed, 'base64'), placeOf(tenantId, id)), 'base64');
  }
}

function placeOf(tenantId: string, rowId: string) {
  return { tenantId, rowId, table: TENANT_SECRET.table, field: TENANT_SECRET.column };
}
