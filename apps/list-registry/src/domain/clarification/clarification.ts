import { ClarificationPublishedV1, ClarificationWithdrawnV1, type ClarifiedDuty } from '@yidan/contracts';
import { Aggregate, type By, type Violation } from '@yidan/kernel';
import { ClarificationRefused } from './clarification.errors.ts';
import { clarificationLifecycle, type ClarificationState } from './clarification.lifecycle.ts';

/** What the document says. */
export interface ClarificationFacts {
  readonly documentNumber: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly subject: string;
  readonly duties: readonly ClarifiedDuty[];
}

/** 明责文件: an issued document that says whose a matter is which draws attention or is pushed around. */
export class Clarification extends Aggregate {
  readonly id: string;
  readonly tenantId: string;
  readonly documentNumber: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly subject: string;
  readonly duties: readonly ClarifiedDuty[];
  readonly publishedAt: Date;
  readonly rowVersion!: number;
  state: ClarificationState;
  withdrawnAt: Date | null = null;
  ground: string | null = null;

  /** 公布: one item leads, each item is named once, and all of them are on a list in force today. */
  constructor(identity: { id: string; tenantId: string }, facts: ClarificationFacts, inForce: ReadonlySet<string>, by: By, at: Date, today: string) {
    super();
    this.id = identity.id;
    this.tenantId = identity.tenantId;
    this.state = clarificationLifecycle.next(null, 'publish', by);
    assertSound(facts, inForce, today);
    this.documentNumber = facts.documentNumber;
    this.title = facts.title;
    this.issuer = facts.issuer;
    this.issuedOn = facts.issuedOn;
    this.subject = facts.subject;
    this.duties = facts.duties;
    this.publishedAt = at;
    this.record(ClarificationPublishedV1.create({ clarificationId: this.id, ...facts, duties: [...facts.duties], at: at.toISOString() }, at));
  }

  /** 停用: something else holds now. */
  withdraw(ground: string, by: By, at: Date): void {
    this.state = clarificationLifecycle.next(this.state, 'withdraw', by);
    this.ground = ground;
    this.withdrawnAt = at;
    this.record(ClarificationWithdrawnV1.create({ clarificationId: this.id, documentNumber: this.documentNumber, ground, at: at.toISOString() }, at));
  }
}

function assertSound({ duties, issuedOn }: ClarificationFacts, inForce: ReadonlySet<string>, today: string): void {
  const violations = duties.flatMap(({ itemKey }, i): Violation[] => [
    ...(inForce.has(itemKey) ? [] : [violation(`duties[${i}].itemKey`, 'ITEM_NOT_IN_FORCE', 'On no list in force', '该事项不在生效清单中')]),
    ...(duties.findIndex((other) => other.itemKey === itemKey) < i ? [violation(`duties[${i}].itemKey`, 'ITEM_TWICE', 'Named twice', '同一事项重复')] : []),
  ]);
  const leading = duties.filter(({ role }) => role === 'LEAD').length;
  if (leading !== 1) violations.push(violation('duties', 'ONE_LEAD', `One item leads, not ${leading}`, `应有且只有一个牵头事项，现有 ${leading} 个`));
  if (issuedOn > today) violations.push(violation('issuedOn', 'NOT_YET_ISSUED', 'In the future', '发文日期不得晚于今日'));
  const [first, ...rest] = violations;
  if (first) throw new ClarificationRefused([first, ...rest]);
}

function violation(path: string, code: string, message: string, messageZh: string): Violation {
  return { path, code: `REGISTRY.CLARIFICATION.${code}`, message, messageZh };
}
