import type { Acting } from '../acting.ts';
import { AppealAnswered } from './bulletin.errors.ts';

/** 通报申诉: what an organ says against what is said of it, and what was answered. */
export class BulletinAppeal {
  readonly id!: string;
  readonly tenantId!: string;
  readonly bulletinId!: string;
  readonly organId!: string;
  readonly text!: string;
  readonly filedBy!: string;
  readonly filedAt!: Date;
  readonly rowVersion!: number;
  outcome: 'CHANGED' | 'REMOVED' | 'REJECTED' | null = null;
  answer: string | null = null;
  answeredBy: string | null = null;
  answeredAt: Date | null = null;

  static file(given: Pick<BulletinAppeal, 'id' | 'tenantId' | 'bulletinId' | 'organId' | 'text'>, actor: Acting, at: Date): BulletinAppeal {
    return Object.assign(new BulletinAppeal(), { ...given, filedBy: actor.personId ?? '', filedAt: at });
  }

  /** 答复, once. */
  answerWith(outcome: NonNullable<BulletinAppeal['outcome']>, answer: string, actor: Acting, at: Date): void {
    if (this.outcome !== null) throw new AppealAnswered();
    this.outcome = outcome;
    this.answer = answer;
    this.answeredBy = actor.personId;
    this.answeredAt = at;
  }

  /** Whether somebody answered it in words. */
  get isAnswered(): boolean {
    return this.outcome !== null && this.answer !== null && this.answeredBy !== null;
  }
}
