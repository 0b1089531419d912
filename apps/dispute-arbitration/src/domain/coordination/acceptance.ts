import { DisputeAcceptedV1, DisputeReferredUpV1, DisputeRejectedV1, DisputeReturnedBySuperiorV1, DisputeSupplementAskedV1, DisputeTransferredV1 } from '@yidan/contracts';
import type { OutOfScope } from '@yidan/contracts';
import { assertFourEyes } from '@yidan/kernel';
import type { AcceptanceFacts } from '../dispute-case/case-facts.ts';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import type { DisputeCaseCommand } from '../dispute-case/dispute-case.lifecycle.ts';
import { theTimer, type Hand } from '../dispute-case/seen-by.ts';
import { BeyondJurisdiction, ReasonToReferUpMissing } from './application.errors.ts';

/** 不予受理: why, and which way is open instead. */
export interface Rejection {
  readonly ground: OutOfScope;
  readonly reasons: string;
  readonly route: string;
}

/** 受理: what 编办 decides on an application; never the person who applied ex officio. */
export class Acceptance {
  constructor(private readonly one: DisputeCase) {}

  /** 受理. */
  accept(documentNumber: string, by: Hand, at: Date): void {
    this.one.assertMay('accept', by);
    if (this.one.jurisdiction === 'REFERRED_UP') throw new BeyondJurisdiction();
    this.decide('accept', { decision: 'ACCEPTED', documentNumber }, by, at);
    this.one.tell(DisputeAcceptedV1, at, { documentNumber, leadingBody: this.one.issue });
  }

  /** 要求补正. */
  askSupplement(reasons: string, documentNumber: string, by: Hand, at: Date): void {
    this.decide('askSupplement', { decision: 'SUPPLEMENT', documentNumber, reasons }, by, at);
    this.one.tell(DisputeSupplementAskedV1, at, { documentNumber });
  }

  /** 不予受理, with the route. */
  reject({ ground, reasons, route }: Rejection, documentNumber: string, by: Hand, at: Date): void {
    this.decide('reject', { decision: 'REJECTED', documentNumber, reasons, ground, to: route }, by, at);
    this.one.tell(DisputeRejectedV1, at, { documentNumber, ground, lapsed: false });
  }

  /** 移送. */
  transfer({ to, reasons }: { to: string; reasons: string }, by: Hand, at: Date): void {
    this.decide('transfer', { decision: 'TRANSFERRED', reasons, to }, by, at);
    this.one.tell(DisputeTransferredV1, at, { to });
  }

  /** 报请上级: an organ of a higher level is a party, or the director says why. */
  referUp({ to, reason }: { to: string; reason?: string | undefined }, documentNumber: string, by: Hand, at: Date): void {
    this.one.assertMay('referUp', by);
    if (this.one.jurisdiction !== 'REFERRED_UP' && reason === undefined) throw new ReasonToReferUpMissing();
    this.decide('referUp', { decision: 'REFERRED_UP', documentNumber, reasons: reason ?? null, to }, by, at);
    this.one.tell(DisputeReferredUpV1, at, { documentNumber, to });
  }

  /** 登记上级退回 (F-179): the superior decides nothing and leaves the case to this office, which has accepted it by that; what was asked and answered is kept. */
  recordUpperReturn({ authority, documentNumber, text }: { authority: string; documentNumber: string; text: string }, by: Hand, at: Date): void {
    this.one.assertMay('recordUpperReturn', by);
    const { to, documentNumber: requestNumber, at: askedAt } = this.one.acceptance!;
    const now = { at: at.toISOString(), by: by.personId };
    const upperReturns = [...this.one.upperReturns, { to: to!, requestNumber: requestNumber!, askedAt, authority, documentNumber, text, ...now }];
    this.one.advance('recordUpperReturn', by, at, { upperReturns, acceptance: { decision: 'ACCEPTED', documentNumber, reasons: text, ground: null, to: null, ...now } });
    this.one.tell(DisputeReturnedBySuperiorV1, at, { documentNumber, authority });
  }

  /** 逾期未补正 (corrections A7): the application ends without a decision on it. */
  lapse(at: Date): void {
    this.decide('lapse', { decision: 'REJECTED', reasons: '逾期未补正' }, theTimer, at);
    this.one.tell(DisputeRejectedV1, at, { documentNumber: null, ground: null, lapsed: true });
  }

  private decide(command: DisputeCaseCommand, decided: Partial<AcceptanceFacts> & Pick<AcceptanceFacts, 'decision'>, by: Hand, at: Date): void {
    this.one.assertMay(command, by);
    assertFourEyes(this.one.application!.by, by.personId);
    this.one.advance(command, by, at, { acceptance: { documentNumber: null, reasons: null, ground: null, to: null, at: at.toISOString(), by: by.personId, ...decided } });
  }
}
