import {
  BulletinAppealAnsweredV1, BulletinAppealedV1, BulletinCirculatedV1, BulletinDraftedV1, BulletinEditedV1, BulletinPublishedV1, BulletinSignedV1, BulletinWithdrawnV1,
  type AnswerAppealRequest, type BulletinAudience,
} from '@yidan/contracts';
import { Aggregate, assertFourEyes, type By } from '@yidan/kernel';
import type { Acting } from '../acting.ts';
import type { BulletinAppeal } from './bulletin-appeal.ts';
import type { BulletinEntry } from './bulletin-entry.ts';
import { AppealPeriodOver, AppealPeriodRuns, AppealsOpen, AppealedAlready, BulletinUnsigned, CorrectionMissing, NobodyNamed } from './bulletin.errors.ts';
import { bulletinLifecycle, type BulletinState } from './bulletin.lifecycle.ts';
import type { PeriodFigures } from './period-figures.ts';

/** What a bulletin is drafted from. */
export interface BulletinFacts {
  readonly id: string;
  readonly tenantId: string;
  readonly fromDate: string;
  readonly toDate: string;
  readonly title: string;
  readonly audience: BulletinAudience;
  readonly figures: PeriodFigures;
  readonly entries: readonly BulletinEntry[];
}

/** 通报要求, where nobody words another one. */
export const USUAL_REQUIREMENT = '各单位要对照通报情况，认真查找原因，落实整改措施，按期办理承接事项；被通报单位应于5个工作日内书面报告整改情况。';

/** 通报: what was done well and what was not, over a period; nobody is named without having been heard. */
export class Bulletin extends Aggregate {
  readonly id!: string;
  readonly tenantId!: string;
  readonly rowVersion!: number;
  readonly fromDate!: string;
  readonly toDate!: string;
  readonly figures!: PeriodFigures;
  readonly draftedBy!: string;
  readonly draftedAt!: Date;
  title!: string;
  audience!: BulletinAudience;
  requirement = USUAL_REQUIREMENT;
  entries: readonly BulletinEntry[] = [];
  state: BulletinState = 'DRAFT';
  circulatedAt: Date | null = null;
  appealUntil: Date | null = null;
  appealsFiled = 0;
  appealsAnswered = 0;
  documentNumber: string | null = null;
  signedBy: string | null = null;
  signedAt: Date | null = null;
  publishedAt: Date | null = null;

  /** 起草通报. */
  static draft(given: BulletinFacts, actor: Acting, at: Date): Bulletin {
    const state = bulletinLifecycle.next(null, 'draft', bulletinSeenBy({ entries: [] }, actor));
    const bulletin = Object.assign(new Bulletin(), { ...given, state, draftedBy: actor.personId ?? '', draftedAt: at } satisfies Partial<Bulletin>);
    bulletin.record(BulletinDraftedV1.create({ ...bulletin.told(), organIds: bulletin.organIds, at: at.toISOString() }, at));
    return bulletin;
  }

  /** 修改通报. */
  edit(given: { title?: string | undefined; audience?: BulletinAudience | undefined; requirement?: string | undefined; entries?: readonly BulletinEntry[] | undefined }, actor: Acting, at: Date): void {
    this.take('edit', actor);
    this.title = given.title ?? this.title;
    this.audience = given.audience ?? this.audience;
    this.requirement = given.requirement ?? this.requirement;
    this.entries = given.entries ?? this.entries;
    this.record(BulletinEditedV1.create({ ...this.told(), organIds: this.organIds, at: at.toISOString() }, at));
  }

  /** 送核: the organs named have until then to appeal. */
  circulate(appealUntil: Date, actor: Acting, at: Date): void {
    const state = bulletinLifecycle.next(this.state, 'circulate', this.seenBy(actor));
    if (this.entries.length === 0) throw new NobodyNamed();
    this.state = state;
    this.circulatedAt = at;
    this.appealUntil = appealUntil;
    this.record(BulletinCirculatedV1.create({ ...this.told(), organIds: this.organIds, appealUntil: appealUntil.toISOString(), at: at.toISOString() }, at));
  }

  /** 申诉: by an organ that is named, against what is said of it. */
  appeal(appeal: BulletinAppeal, earlier: readonly BulletinAppeal[], actor: Acting, at: Date): void {
    this.take('appeal', actor);
    if (this.appealUntil === null || at > this.appealUntil) throw new AppealPeriodOver();
    if (earlier.some(({ organId, outcome }) => organId === appeal.organId && outcome === null)) throw new AppealedAlready();
    this.appealsFiled += 1;
    this.record(BulletinAppealedV1.create({ ...this.told(), appealId: appeal.id, organId: appeal.organId, at: at.toISOString() }, at));
  }

  /** 答复申诉: upheld, the entry says something else or is gone. */
  answerAppeal(appeal: BulletinAppeal, { outcome, answer, facts }: AnswerAppealRequest, actor: Acting, at: Date): void {
    this.take('answerAppeal', actor);
    if (outcome === 'CHANGED' && facts === undefined) throw new CorrectionMissing();
    appeal.answerWith(outcome, answer, actor, at);
    this.appealsAnswered += 1;
    if (outcome === 'REMOVED') this.entries = this.entries.filter(({ organId }) => organId !== appeal.organId);
    if (outcome === 'CHANGED') this.entries = this.entries.map((entry) => (entry.organId === appeal.organId ? { ...entry, facts: facts! } : entry));
    this.record(BulletinAppealAnsweredV1.create({ ...this.told(), appealId: appeal.id, organId: appeal.organId, outcome, at: at.toISOString() }, at));
  }

  /** 签发: after the time to appeal, with every appeal answered, by another person than who drafted it. */
  sign(documentNumber: string, appeals: readonly BulletinAppeal[], actor: Acting, at: Date): void {
    const state = bulletinLifecycle.next(this.state, 'sign', this.seenBy(actor));
    assertFourEyes(this.draftedBy, actor.personId ?? '');
    if (this.circulatedAt === null || this.appealUntil === null || at <= this.appealUntil) throw new AppealPeriodRuns(this.appealUntil);
    // Each that was filed, and not each that is left on record.
    const open = this.appealsFiled - Math.min(this.appealsAnswered, appeals.filter(({ isAnswered }) => isAnswered).length);
    if (open > 0) throw new AppealsOpen(open);
    this.state = state;
    this.documentNumber = documentNumber;
    this.signedBy = actor.personId;
    this.signedAt = at;
    this.record(BulletinSignedV1.create({ ...this.told(), documentNumber, at: at.toISOString() }, at));
  }

  /** 印发: what was signed, for all to read. */
  publish(actor: Acting, at: Date): void {
    const state = bulletinLifecycle.next(this.state, 'publish', this.seenBy(actor));
    const { documentNumber, signedBy, entries } = this;
    if (documentNumber === null || signedBy === null) throw new BulletinUnsigned();
    this.state = state;
    this.publishedAt = at;
    const named = entries.map(({ organId, praise, rank, counts }) => ({ organId, praise, rank, counts }));
    this.record(BulletinPublishedV1.create({ ...this.told(), documentNumber, entries: named, at: at.toISOString() }, at));
  }

  /** 撤回通报. */
  withdraw(actor: Acting, at: Date): void {
    this.take('withdraw', actor);
    this.record(BulletinWithdrawnV1.create({ ...this.told(), at: at.toISOString() }, at));
  }

  get organIds(): string[] {
    return this.entries.map(({ organId }) => organId);
  }

  private take(command: 'edit' | 'appeal' | 'answerAppeal' | 'withdraw', actor: Acting): void {
    this.state = bulletinLifecycle.next(this.state, command, this.seenBy(actor));
  }

  private seenBy(actor: Acting): By {
    return bulletinSeenBy(this, actor);
  }

  private told() {
    const { id, fromDate, toDate, audience } = this;
    return { bulletinId: id, from: fromDate, to: toDate, audience };
  }
}

/** The actor as somebody of an organ that the bulletin names, or as a stranger to it. */
export function bulletinSeenBy({ entries }: { readonly entries: readonly { readonly organId: string }[] }, actor: Acting): By {
  return { roles: actor.roles, relations: entries.some(({ organId }) => organId === actor.organId) ? ['OWN_ORGAN'] : [] };
}
