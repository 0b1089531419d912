import type { ListAmendment, SplitRow } from '@yidan/contracts';
import { businessDate } from '@yidan/kernel';
import type { CitedBasis, PrecedentUse, RulingFacts } from '../dispute-case/case-facts.ts';
import type { Hand } from '../dispute-case/seen-by.ts';
import { BasisMissing } from '../signing/signing.errors.ts';
import { digestOfText } from '../signing/text-digest.ts';
import { ExecutionDatePast } from './ruling.errors.ts';

/** 裁定书内容, as it is drafted. */
export interface RulingText {
  readonly facts: string;
  readonly reasons: string;
  readonly bases: readonly CitedBasis[];
  /** 实践或效能依据, where the decision rests on it; alone it makes a policy ruling. */
  readonly practice: string | null;
  readonly split: readonly SplitRow[];
  readonly amendments: readonly ListAmendment[];
  readonly precedents: readonly PrecedentUse[];
  readonly staffingNote: string | null;
  readonly executeBy: string;
  readonly executionDocNumber: string | null;
}

/** 拟定: the text with its digest, unsigned and without a number. */
export function draftOf({ practice, ...text }: RulingText, by: Hand, at: Date): RulingFacts {
  if (text.bases.length === 0 && practice === null) throw new BasisMissing('RULING');
  const today = businessDate(at);
  if (text.executeBy < today) throw new ExecutionDatePast(today);
  const policyRuling = text.bases.length === 0;
  const bases = practice === null ? text.bases : [...text.bases, { instrument: '实践与效能', article: null, text: practice }];
  const said = { ...text, bases, policyRuling };
  return { ...said, meetingId: null, upperAuthority: null, sha256: digestOfText(said), draftedBy: by.personId, draftedAt: at.toISOString(), signature: null, documentNumber: null };
}
