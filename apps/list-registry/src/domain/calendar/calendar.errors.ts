import { DomainError } from '@yidan/kernel';

/** 年度通知由市级报送: a district lays its own days over the city's calendar and does not replace it. */
export class NoticeIsForTheCity extends DomainError {
  readonly code = 'CALENDAR.NOTICE_OF_CITY';
  readonly kind = 'forbidden';
  constructor() {
    super('The yearly notice is entered by the city; enter your own days as an OVERRIDE', '年度放假通知由市级报送；本地调整请以 OVERRIDE 报送');
  }
}

/** 已有待审定的日历: one proposal of a kind and year at a time. */
export class ProposalOpen extends DomainError {
  readonly code = 'CALENDAR.PROPOSAL_OPEN';
  readonly kind = 'conflict';
  constructor(year: number) {
    super(`A calendar of this kind for ${year} waits for its approval`, `${year} 年同类日历已有一份待审定`, { params: { year } });
  }
}
