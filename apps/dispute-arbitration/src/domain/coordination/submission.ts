import { DisputeSubmittedToCommissionV1 } from '@yidan/contracts';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import type { Hand } from '../dispute-case/seen-by.ts';
import { digestOfText } from '../signing/text-digest.ts';
import { CoordinationRuns, SubmissionReasonsMissing } from './coordination.errors.ts';
import { coordinationOf } from './coordination.ts';
import { directorSignature, withoutSignatures } from './director-signature.ts';
import { opinionOnTable } from './opinion.ts';

/** Why the commission has to decide, in the words of whoever signs first; and until when the coordination runs. */
export interface Submitting {
  readonly reasons: string | undefined;
  readonly runsUntil: Date | null;
}

/** 提请裁定: both directors propose it together, once a party declined or the time is over. */
export class Submission {
  constructor(private readonly one: DisputeCase) {}

  /** 签署请示; answers whether both have signed. Other words make another text, and the first signature void. */
  sign({ reasons, runsUntil }: Submitting, by: Hand, at: Date): boolean {
    this.one.assertMay('noConsensus', by);
    const opinion = opinionOnTable(this.one);
    const declined = opinion?.acceptances.some(({ accepts }) => !accepts) ?? false;
    if (!declined && runsUntil !== null && at <= runsUntil) throw new CoordinationRuns(runsUntil);

    const kept = coordinationOf(this.one);
    const before = this.one.signatures.some(({ command }) => command === 'noConsensus') ? (kept.proposal ?? null) : null;
    const words = reasons ?? before?.reasons;
    if (words === undefined) throw new SubmissionReasonsMissing();
    const { number, title, parties } = this.one;
    const sha256 = digestOfText({ number, title, parties, opinion: opinion?.sha256 ?? null, reasons: words });
    const isSame = before?.sha256 === sha256;
    const signatures = isSame ? before.signatures : [];
    const given = isSame ? this.one.signatures : withoutSignatures(this.one, 'noConsensus');
    this.one.signatures = given;
    const signature = directorSignature(this.one, 'noConsensus', sha256, signatures, by, at);
    const done = this.one.advance('noConsensus', by, at, { coordination: { ...kept, proposal: { reasons: words, sha256, signatures: [...signatures, signature] } } });
    this.one.note('SIGNATURE', by, at);
    return done;
  }

  /** 编号: the joint proposal goes to the commission. */
  submit(documentNumber: string, at: Date): void {
    this.one.coordination = { ...coordinationOf(this.one), submission: { documentNumber, at: at.toISOString() } };
    this.one.tell(DisputeSubmittedToCommissionV1, at, { documentNumber, title: this.one.title, partyOrganIds: this.one.parties.map(({ organId }) => organId) });
  }
}
