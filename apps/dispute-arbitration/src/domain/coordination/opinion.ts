import { DisputeOpinionIssuedV1 } from '@yidan/contracts';
import type { DisputeOutcome, ListAmendment, SplitRow } from '@yidan/contracts';
import { assertFourEyes } from '@yidan/kernel';
import type { CitedBasis, OpinionFacts, PrecedentUse } from '../dispute-case/case-facts.ts';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import type { Hand } from '../dispute-case/seen-by.ts';
import { BasisMissing, TextChanged } from '../signing/signing.errors.ts';
import { digestOfText } from '../signing/text-digest.ts';
import { withDocumentNumber } from '../split/amendments.ts';
import { NotASignatory, OpinionMissing, OpinionNotAccepted } from './coordination.errors.ts';
import { coordinationOf } from './coordination.ts';
import { directorSignature, withoutSignatures } from './director-signature.ts';

/** 协调意见内容, as it is drafted. */
export interface OpinionText {
  readonly facts: string;
  readonly reasons: string;
  readonly bases: readonly CitedBasis[];
  readonly split: readonly SplitRow[];
  readonly amendments: readonly ListAmendment[];
  readonly precedents: readonly PrecedentUse[];
  readonly minor: boolean;
}

/** What a party says to the text it has read. */
export interface OpinionAnswered {
  readonly sha256: string;
  readonly accepts: boolean;
  readonly reason: string | null;
}

/** 协调意见: drafted by one person, accepted by the parties, signed by both directors (F-048). */
export class Opinion {
  constructor(private readonly one: DisputeCase) {}

  /** 拟定: a new text; what was accepted, declined or signed was another one. */
  draft(text: OpinionText, by: Hand, at: Date): void {
    this.one.assertMay('draftOpinion', by);
    if (text.bases.length === 0) throw new BasisMissing('OPINION');
    const opinion: OpinionFacts = { ...text, sha256: digestOfText(text), draftedBy: by.personId, draftedAt: at.toISOString(), acceptances: [], signatures: [], documentNumber: null };
    this.one.advance('draftOpinion', by, at, { coordination: { ...coordinationOf(this.one), opinion } }, { signatures: withoutSignatures(this.one, 'consensus', 'noConsensus') });
    this.one.note('OPINION_DRAFT', by, at);
  }

  /** 同意、不同意: by the head of a party, to exactly this text; the last word of a party counts. */
  answer({ sha256, accepts, reason }: OpinionAnswered, by: Hand, at: Date): void {
    const command = accepts ? 'acceptOpinion' : 'declineOpinion';
    this.one.assertMay(command, by);
    const opinion = this.read(sha256);
    if (!this.one.signatories.includes(by.organId)) throw new NotASignatory();
    const said = { personId: by.personId, organId: by.organId, role: 'PRINCIPAL_OFFICER', at: at.toISOString(), sha256, accepts, reason };
    this.keep(command, { ...opinion, acceptances: [...opinion.acceptances.filter(({ organId }) => organId !== by.organId), said] }, by, at);
    this.one.note('ACCEPTANCE', by, at);
  }

  /** 签发: by both directors, neither of whom drafted it, once every party accepts; or without that where it settles a minor dispute. Answers whether both have signed. */
  sign(sha256: string, bindingForMinor: boolean, by: Hand, at: Date): boolean {
    this.one.assertMay('consensus', by);
    const opinion = this.read(sha256);
    const open = this.one.signatories.filter((organId) => !opinion.acceptances.some((said) => said.organId === organId && said.accepts));
    if (open.length > 0 && !(opinion.minor && bindingForMinor)) throw new OpinionNotAccepted(open);
    assertFourEyes(opinion.draftedBy, by.personId);
    const signature = directorSignature(this.one, 'consensus', sha256, opinion.signatures, by, at);
    const done = this.keep('consensus', { ...opinion, signatures: [...opinion.signatures, signature] }, by, at);
    this.one.note('SIGNATURE', by, at);
    return done;
  }

  /** 编号: what both signed has its number, and with it everything it says of the lists; answers what was decided. */
  issue(documentNumber: string, at: Date): DisputeOutcome {
    const opinion = currentOpinion(this.one);
    const amendments = withDocumentNumber(opinion.amendments, documentNumber);
    this.one.coordination = { ...coordinationOf(this.one), opinion: { ...opinion, amendments, documentNumber } };
    this.one.tell(DisputeOpinionIssuedV1, at, { documentNumber });
    return { source: 'OPINION', documentNumber, split: [...opinion.split], amendments };
  }

  private keep(command: 'acceptOpinion' | 'declineOpinion' | 'consensus', opinion: OpinionFacts, by: Hand, at: Date): boolean {
    return this.one.advance(command, by, at, { coordination: { ...coordinationOf(this.one), opinion } });
  }

  private read(sha256: string): OpinionFacts {
    const opinion = currentOpinion(this.one);
    if (opinion.sha256 !== sha256) throw new TextChanged();
    return opinion;
  }
}

/** The opinion that is on the table; one that went to the commission and came back is not. */
export function currentOpinion(one: DisputeCase): OpinionFacts {
  const opinion = opinionOnTable(one);
  if (!opinion) throw new OpinionMissing();
  return opinion;
}

/** The same, or null where there is none. */
export function opinionOnTable(one: DisputeCase): OpinionFacts | null {
  const { opinion, submission } = coordinationOf(one);
  return opinion && opinion.draftedAt >= (submission?.at ?? '') ? opinion : null;
}
