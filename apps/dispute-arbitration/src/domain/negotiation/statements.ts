import { DisputeNegotiationFailedV1, DisputeWithdrawnV1 } from '@yidan/contracts';
import type { SplitRow, StatementRequest } from '@yidan/contracts';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import { LevelSkipped } from '../dispute-case/dispute-case.errors.ts';
import type { Hand } from '../dispute-case/seen-by.ts';
import { digestOfText } from '../signing/text-digest.ts';
import { ConsentGiven, ConsentMissing, StatementsMissing } from './negotiation.errors.ts';
import { isReplaceable } from './replacement.ts';

/** 各方意见: what the parties put on file beside the negotiation: their statements, and that they give a dispute up. */
export class Statements {
  constructor(private readonly one: DisputeCase) {}

  /** 意见书: a party's newer one stands beside the older; what it now says of the duty is its stance. */
  submit(given: Omit<StatementRequest, 'proposedSplit'>, proposedSplit: readonly SplitRow[] | null, by: Hand, at: Date): void {
    const { one } = this;
    const { practice = null, ...said } = given;
    const statement = { ...said, practice, proposedSplit, organId: by.organId, by: by.personId, at: at.toISOString() };
    const parties = one.parties.map((party) => (party.organId === by.organId ? { ...party, stance: given.stance } : party));
    one.advance('submitStatement', by, at, { statements: [...one.statements, statement], parties });
    one.note('STATEMENT', by, at);
  }

  /** 以书面意见代替协商 (R-DSP-4): in the three cases only, when every party was heard or had three days to be. */
  replaceNegotiation(ground: Parameters<typeof isReplaceable>[1], isTimeOver: boolean, by: Hand, at: Date): void {
    const { one } = this;
    one.assertMay('replaceNegotiation', by);
    if (!isReplaceable(one, ground)) throw new LevelSkipped(one.number, 'replaceNegotiation');
    const silent = one.signatories.filter((organId) => !one.statements.some((statement) => statement.organId === organId));
    if (silent.length > 0 && !isTimeOver) throw new StatementsMissing(one.number, silent);
    one.advance('replaceNegotiation', by, at);
    one.tell(DisputeNegotiationFailedV1, at, { ground: 'REPLACED_BY_STATEMENTS' });
  }

  /** 既有往来代替协商: what the parties wrote to each other before the case is their negotiation. */
  takeAsNegotiated(exchange: string, by: Hand, at: Date): void {
    const { one } = this;
    const meeting = { at: at.toISOString(), place: '书面往来', attendees: [], points: exchange, by: by.personId };
    const negotiation = { openedByOrganId: one.convenorOrganId, openedAt: at.toISOString(), meetings: [meeting], refusals: [], minutes: null, signatures: [], filed: null, objections: [] };
    one.advance('replaceNegotiation', by, at, { negotiation });
    one.tell(DisputeNegotiationFailedV1, at, { ground: 'NOT_AGREED' });
  }

  /** 同意撤回: the head of a party signs that the dispute is given up. */
  consent(by: Hand, at: Date): void {
    const { one } = this;
    one.assertMay('consentToWithdrawal', by);
    if (by.organId === one.raisedByOrganId || one.withdrawalConsents.some(({ organId }) => organId === by.organId)) throw new ConsentGiven(one.number);
    const sha256 = digestOfText({ caseId: one.id, number: one.number, title: one.title, act: '同意撤回', organId: by.organId });
    const consent = { personId: by.personId, organId: by.organId, role: 'PRINCIPAL_OFFICER', at: at.toISOString(), sha256 };
    one.advance('consentToWithdrawal', by, at, { withdrawalConsents: [...one.withdrawalConsents, consent] });
    one.note('SIGNATURE', by, at);
  }

  /** 撤回: by whoever raised it, when the others consented. */
  withdraw(by: Hand, at: Date): void {
    const { one } = this;
    one.assertMay('withdraw', by);
    const missing = one.signatories.filter((organId) => organId !== by.organId && !one.withdrawalConsents.some((consent) => consent.organId === organId));
    if (missing.length > 0) throw new ConsentMissing(one.number, missing);
    one.advance('withdraw', by, at);
    one.tell(DisputeWithdrawnV1, at, {});
  }
}
