import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { DeadlineStatus } from '@yidan/kernel';
import type { DeadlineAnswer } from '@yidan/contracts';
import { statusAt } from '../../domain/deadline/colour.ts';
import { deadlineKindZh, type DeadlineKind } from '../../domain/deadline/deadline.ts';
import { instant } from '../conditions.ts';

type Row = Omit<DeadlineAnswer, 'kind' | 'kindZh' | 'status'> & { kind: DeadlineKind; status: DeadlineStatus };

/** The clocks of a case as answers show them. */
@Injectable()
export class DeadlineViews {
  constructor(private readonly em: EntityManager) {}

  async of(type: 'incoming-matter' | 'dispatch-order', ownerId: string, now: Date): Promise<DeadlineAnswer[]> {
    const rows = await this.em.execute<Row[]>(
      `select kind, clock, amount, ${instant('started_at')} as "startedAt", ${instant('due_at')} as "dueAt", provisional, status,
              ${instant('met_at')} as "metAt", policy_key as "policyKey"
         from deadline where owner_type = ? and owner_id = ? order by started_at, id`,
      [type, ownerId],
    );
    return rows.map((row) => ({ ...row, kindZh: deadlineKindZh[row.kind], status: statusAt(row.status, new Date(row.dueAt), now) }));
  }
}
