import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { FieldSeal } from '@yidan/platform';
import type { SealedColumn } from '@yidan/platform';
import { v7 as uuid } from 'uuid';

/** Where signing secrets stand; a change of keys seals them anew. */
export const SIGNING_SECRET: SealedColumn = { table: 'exchange_secret', column: 'secret_sealed' };
const PREFIX = 'whsec_';
const KEY_BYTES = 32;

interface Row {
  id: string;
  sealed: string;
}

/** 签名密钥: sealed under the field keys; shown when made and never again. */
@Injectable()
export class ExchangeSecrets {
  constructor(
    private readonly em: EntityManager,
    private readonly fields: FieldSeal,
  ) {}

  /** A new secret; those before it hold until an instant, and no longer than they already were to. */
  async make(owner: { tenantId: string; id: string }, at: Date, formerValidUntil: Date | null): Promise<string> {
    const secret = PREFIX + randomBytes(KEY_BYTES).toString('base64');
    const id = uuid();
    if (formerValidUntil) {
      await this.em.execute(
        `update exchange_secret set valid_until = least(coalesce(valid_until, 'infinity'), ?::timestamptz) where subscription_id = ?`,
        [formerValidUntil.toISOString(), owner.id],
        'run',
      );
    }
    const sealed = this.fields.seal(secret, this.placeOf(owner.tenantId, id));
    await this.em.execute(
      `insert into exchange_secret (tenant_id, id, subscription_id, secret_sealed, made_at) values (?, ?, ?, decode(?, 'base64'), ?)`,
      [owner.tenantId, id, owner.id, sealed.toString('base64'), at.toISOString()],
      'run',
    );
    return secret;
  }

  /** How many hold at an instant. */
  async countValid(subscriptionId: string, at: Date): Promise<number> {
    const [row] = await this.em.execute<{ n: number }[]>(
      `select count(*)::int as n from exchange_secret where subscription_id = ? and (valid_until is null or valid_until > ?)`,
      [subscriptionId, at.toISOString()],
    );
    return row!.n;
  }

  /** The keys that sign at an instant, the newest first. */
  async keysAt(owner: { tenantId: string; id: string }, at: Date): Promise<Buffer[]> {
    const rows = await this.em.execute<Row[]>(
      `select id, encode(secret_sealed, 'base64') as sealed from exchange_secret
        where subscription_id = ? and (valid_until is null or valid_until > ?) order by made_at desc, id desc`,
      [owner.id, at.toISOString()],
    );
    return rows.map(({ id, sealed }) => keyOf(this.fields.open(Buffer.from(sealed, 'base64'), this.placeOf(owner.tenantId, id))));
  }

  private placeOf(tenantId: string, rowId: string) {
    return { tenantId, rowId, table: SIGNING_SECRET.table, field: SIGNING_SECRET.column };
  }
}

function keyOf(secret: string): Buffer {
  return Buffer.from(secret.slice(PREFIX.length), 'base64');
}
