import { createHash } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DisputeDocumentKind } from '@yidan/contracts';
import { businessDate, formatDocumentNumber } from '@yidan/kernel';
import { disputeIssuerMarks, nextNumber, Reference } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import type { DisputeCase } from '../../domain/dispute-case/dispute-case.ts';
import { defaultMarks, markOf } from '../../domain/papers/issuer-marks.ts';
import { paperFields } from '../../domain/papers/templates.ts';
import { PaperNames } from './paper-names.ts';

interface Drawn {
  readonly kind: DisputeDocumentKind;
  readonly number: string;
  readonly at: Date;
}

const ADD = `insert into dispute_document (id, tenant_id, case_id, kind, number, fields, sha256, issued_at) values (?, ?, ?, ?, ?, ?::json, ?, ?)`;

/**
 * 文书签发: numbers without gaps, and what each paper said when it was issued, kept for good.
 * A number is drawn inside the step, whose facts name it; the paper is filed with the case, once those facts are complete.
 */
@Injectable()
export class OfficialPapers {
  private readonly drawn = new WeakMap<DisputeCase, Drawn[]>();

  constructor(
    private readonly em: EntityManager,
    private readonly reference: Reference,
    private readonly names: PaperNames,
  ) {}

  /** The number of the paper; the counter's row is locked until the step commits. */
  async issue(kind: DisputeDocumentKind, one: DisputeCase, at: Date): Promise<string> {
    const { value } = await this.reference.policy(disputeIssuerMarks);
    const issuer = markOf(kind, value ?? defaultMarks((await this.reference.tenant()).name));
    const year = businessDate(at).slice(0, 4);
    const number = formatDocumentNumber({ issuer, year: Number(year), seq: await nextNumber(this.em, one.tenantId, `dispute-${issuer}`, year) });
    this.drawn.set(one, [...(this.drawn.get(one) ?? []), { kind, number, at }]);
    return number;
  }

  /** Files what was issued; called by whoever has just written the case. */
  async file(one: DisputeCase): Promise<void> {
    const papers = this.drawn.get(one);
    if (!papers) return;
    this.drawn.delete(one);
    const names = await this.names.of(one);
    for (const { kind, number, at } of papers) {
      const fields = JSON.stringify(paperFields(kind, one, names, number, at));
      await this.em.execute(ADD, [uuid(), one.tenantId, one.id, kind, number, fields, createHash('sha256').update(fields).digest('hex'), at], 'run');
    }
  }
}
