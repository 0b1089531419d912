import { LegalInstrumentAmendedV1, LegalInstrumentChangedV1, LegalInstrumentRegisteredV1, LegalInstrumentRepealedV1 } from '@yidan/contracts';
import { Aggregate, type By, type Violation } from '@yidan/kernel';
import type { InstrumentKind } from './instrument-kind.ts';
import { titleKey } from './instrument-state.ts';
import { InstrumentDatesWrong } from './legal-instrument.errors.ts';
import { legalInstrumentLifecycle, type LegalInstrumentCommand, type LegalInstrumentState } from './legal-instrument.lifecycle.ts';

/** 条款: one provision of an instrument. */
export interface LegalProvision {
  readonly article: string;
  readonly text: string;
}

/** What is known of an instrument when it is entered. */
export interface InstrumentFacts {
  readonly title: string;
  readonly kind: InstrumentKind;
  readonly number: string | null;
  readonly issuer: string;
  readonly regionCode: string;
  readonly promulgatedOn: string;
  readonly effectiveOn: string;
  readonly textHash: string | null;
  readonly provisions: readonly LegalProvision[];
}

/** 法律依据: a law, a rule or a document that duties may rest on, with the days on which it begins and ends. */
export class LegalInstrument extends Aggregate {
  readonly id: string;
  readonly tenantId: string;
  readonly rowVersion: number = 1;
  title = '';
  titleKey = '';
  kind: InstrumentKind = 'NORMATIVE_DOC';
  number: string | null = null;
  issuer = '';
  regionCode = '';
  promulgatedOn = '';
  effectiveOn = '';
  textHash: string | null = null;
  provisions: readonly LegalProvision[] = [];
  state: LegalInstrumentState;
  amendedOn: string | null = null;
  repealedOn: string | null = null;
  replacedById: string | null = null;
  updatedAt: Date;

  /** 登记. */
  constructor(identity: { id: string; tenantId: string }, facts: InstrumentFacts, by: By, at: Date) {
    super();
    this.id = identity.id;
    this.tenantId = identity.tenantId;
    this.state = legalInstrumentLifecycle.next(null, 'register', by);
    this.updatedAt = at;
    this.take(facts);
    this.record(LegalInstrumentRegisteredV1.create(this.told(), at));
  }

  /** 更正: what was entered wrongly. */
  change(facts: InstrumentFacts, by: By, at: Date): void {
    this.step('change', by, at);
    this.take(facts);
    this.record(LegalInstrumentChangedV1.create(this.told(), at));
  }

  /** 修改: from a day on the text is another. */
  amend(amendedOn: string, by: By, at: Date): void {
    this.step('amend', by, at);
    if (amendedOn < this.effectiveOn) throw wrong('amendedOn', `Not before ${this.effectiveOn}, when it took effect`, `不得早于施行日期 ${this.effectiveOn}`);
    this.amendedOn = amendedOn;
    this.record(LegalInstrumentAmendedV1.create({ instrumentId: this.id, title: this.title, amendedOn }, at));
  }

  /** 废止: from a day on it holds no more; another may take its place. */
  repeal(given: { repealedOn: string; replacedById: string | null }, by: By, at: Date): void {
    this.step('repeal', by, at);
    if (given.repealedOn < this.promulgatedOn) throw wrong('repealedOn', `Not before ${this.promulgatedOn}, when it was promulgated`, `不得早于公布日期 ${this.promulgatedOn}`);
    Object.assign(this, given);
    this.record(LegalInstrumentRepealedV1.create({ instrumentId: this.id, title: this.title, ...given }, at));
  }

  private take(facts: InstrumentFacts): void {
    const { promulgatedOn, effectiveOn } = facts;
    if (effectiveOn < promulgatedOn) throw wrong('effectiveOn', `Not before ${promulgatedOn}, when it was promulgated`, `施行日期不得早于公布日期 ${promulgatedOn}`);
    Object.assign(this, facts, { titleKey: titleKey(facts.title) });
  }

  private step(command: LegalInstrumentCommand, by: By, at: Date): void {
    this.state = legalInstrumentLifecycle.next(this.state, command, by);
    this.updatedAt = at;
  }

  private told() {
    const { id: instrumentId, title, kind, number, issuer, effectiveOn } = this;
    return { instrumentId, title, kind, number, issuer, effectiveOn };
  }
}

function wrong(path: string, message: string, messageZh: string): InstrumentDatesWrong {
  const violation: Violation = { path, code: 'REGISTRY.INSTRUMENT.DATES_WRONG', message, messageZh };
  return new InstrumentDatesWrong([violation]);
}
