import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import type { DeadlineStatus } from '@yidan/kernel';
import type { DeadlineAnswer } from '@yidan/contracts';
import { instant } from '@yidan/platform';
import { statusAt } from '../../domain/deadline/colour.ts';
import { deadlineKindZh, type DeadlineKind } from '../../domain/deadline/deadline.ts';

/** One clock as the query gives it. */
export type DeadlineRow = Omit<DeadlineAnswer, 'kind' | 'kindZh' | 'status'> & { kind: DeadlineKind; status: DeadlineStatus };

const COLUMNS = `kind, clock, amount, ${instant('started_at')} as "startedAt", ${instant('due_at')} as "dueAt", provisional, status, ${instant('met_at')} as "metAt", policy_key as "policyKey"`;

/** The clocks of a case as one value of a query: of an owner of this type, whose id is an expression. */
export const DEADLINES = (type: 'incoming-matter' | 'dispatch-order', ownerId: string): string => `
  (select coalesce(json_agg(c), '[]') from (select ${COLUMNS} from deadline where owner_type = '${type}' and owner_id = ${ownerId} order by started_at, id) c)`;

/** The clocks of a case as answers show them. */
@Injectable()
export class DeadlineViews {
  constructor(private readonly em: EntityManager) {}

  async of(type: 'incoming-matter' | 'dispatch-order', ownerId: string, now: Date): Promise<DeadlineAnswer[]> {
    const rows = await this.em.execute<DeadlineRow[]>(`select ${COLUMNS} from deadline where owner_type = ? and owner_id = ? order by started_at, id`, [type, ownerId]);
    return deadlineAnswers(rows, now);
  }
}

/** Clocks as they read at an instant. */
export function deadlineAnswers(rows: readonly DeadlineRow[], now: Date): DeadlineAnswer[] {
  return rows.map((row) => ({ ...row, kindZh: deadlineKindZh[row.kind], status: statusAt(row.status, new Date(row.dueAt), now) }));
}
