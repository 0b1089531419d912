import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { businessDate, formatDocumentNumber } from '@yidan/kernel';
import { nextNumber, Reference } from '@yidan/platform';
import { documentMarks } from './commission.policies.ts';

/** 文号: the next number of a kind in its year, gapless in the tenant; drawn last, since its row is locked until the commit. */
@Injectable()
export class DocumentNumbers {
  constructor(
    private readonly em: EntityManager,
    private readonly reference: Reference,
  ) {}

  async next(tenantId: string, kind: 'commission' | 'office' | 'receipt', at: Date): Promise<string> {
    const { value: marks } = await this.reference.policy(documentMarks);
    const year = businessDate(at).slice(0, 4);
    return formatDocumentNumber({ issuer: marks[kind], year: Number(year), seq: await nextNumber(this.em, tenantId, `registry-${kind}`, year) });
  }
}
