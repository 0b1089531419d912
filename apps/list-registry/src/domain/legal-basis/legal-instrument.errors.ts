import { DomainError, type Violation } from '@yidan/kernel';

/** 依据已登记: an instrument of this title that begins on the same day is in the register. */
export class InstrumentKnown extends DomainError {
  readonly code = 'REGISTRY.INSTRUMENT.ALREADY_REGISTERED';
  readonly kind = 'conflict';
  constructor(title: string) {
    super(`“${title}” with this day of effect is in the register already`, `《${title}》（施行日期相同）已经登记`, { params: { title } });
  }
}

/** 日期不合: the days of an instrument contradict each other. */
export class InstrumentDatesWrong extends DomainError {
  readonly code = 'REGISTRY.INSTRUMENT.DATES_WRONG';
  readonly kind = 'invalid';
  constructor(violations: readonly [Violation, ...Violation[]]) {
    super(violations[0].message, violations[0].messageZh, { violations });
  }
}

/** 批量登记未通过: of many instruments none is entered as long as one is wrong. */
export class InstrumentsRefused extends DomainError {
  readonly code: string;
  readonly kind = 'invalid';
  constructor(violations: readonly [Violation, ...Violation[]]) {
    super(`${violations.length} of the instruments cannot be registered; none was`, `有 ${violations.length} 条依据不能登记，全部未登记`, { violations: violations.slice(0, 200) });
    this.code = violations[0].code;
  }
}
