import { ListObjectionAnsweredV1, ListObjectionClosedV1, ListObjectionFiledV1 } from '@yidan/contracts';
import { Aggregate, type By } from '@yidan/kernel';
import type { Hand } from '../duty-list/duty-list-version.ts';
import { objectionLifecycle, type ObjectionState } from './objection.lifecycle.ts';

/** What somebody objects to. From the public nothing is taken that says who it was: a receipt opens the answer. */
export interface ObjectionFacts {
  readonly id: string;
  readonly tenantId: string;
  readonly publicityId: string;
  readonly versionId: string;
  readonly filedBy: 'ORGAN' | 'PUBLIC';
  readonly organId: string | null;
  readonly receipt: string;
  readonly itemKey: string | null;
  readonly text: string;
}

export type ObjectionResult = 'UPHELD' | 'PARTLY' | 'REJECTED';

const SYSTEM: By = { roles: ['SYSTEM'], relations: [] };

/** 公示异议. */
export class Objection extends Aggregate {
  readonly id!: string;
  readonly tenantId!: string;
  readonly publicityId!: string;
  readonly versionId!: string;
  readonly filedBy!: ObjectionFacts['filedBy'];
  readonly organId!: string | null;
  readonly receipt!: string;
  readonly itemKey!: string | null;
  readonly text!: string;
  readonly filedAt!: Date;
  readonly rowVersion!: number;
  state: ObjectionState = 'FILED';
  result: ObjectionResult | null = null;
  answerText: string | null = null;
  answeredBy: string | null = null;
  answeredAt: Date | null = null;

  static file(facts: ObjectionFacts, by: By, at: Date): Objection {
    const state = objectionLifecycle.next(null, 'file', by);
    const objection = Object.assign(new Objection(), { ...facts, state, filedAt: at } satisfies Partial<Objection>);
    objection.record(ListObjectionFiledV1.create(objection.told(at), at));
    return objection;
  }

  /** 答复. */
  answer(result: Exclude<ObjectionResult, 'UPHELD'>, text: string, by: Hand, at: Date): void {
    this.say('answer', by, result, text, by.actorId, at);
  }

  /** 异议成立: with the step of the version. */
  uphold(text: string, by: Hand, at: Date): void {
    this.say('uphold', SYSTEM, 'UPHELD', text, by.actorId, at);
  }

  /** 办结 with the publicity: answered, or carried over to the draft that follows an upheld one. */
  close(at: Date): void {
    if (this.state === 'CLOSED') return;
    this.state = objectionLifecycle.next(this.state, this.state === 'FILED' ? 'carryOver' : 'close', SYSTEM);
    this.record(ListObjectionClosedV1.create(this.told(at), at));
  }

  private say(command: 'answer' | 'uphold', by: By, result: ObjectionResult, text: string, answeredBy: string, at: Date): void {
    const state = objectionLifecycle.next(this.state, command, by);
    Object.assign(this, { state, result, answerText: text, answeredBy, answeredAt: at });
    this.record(ListObjectionAnsweredV1.create({ ...this.told(at), result }, at));
  }

  private told(at: Date) {
    const { id: objectionId, versionId, filedBy: by, organId } = this;
    return { objectionId, versionId, by, organId, at: at.toISOString() };
  }
}
