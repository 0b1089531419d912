import { assertFourEyes } from '@yidan/kernel';
import type { SignedText } from '../dispute-case/case-facts.ts';
import type { DisputeCase } from '../dispute-case/dispute-case.ts';
import { disputeCaseLifecycle } from '../dispute-case/dispute-case.lifecycle.ts';
import type { Hand } from '../dispute-case/seen-by.ts';

type JointStep = 'consensus' | 'noConsensus';

/** 主任签署: the signature of one of both directors under a text; one person never signs as both. */
export function directorSignature(one: DisputeCase, step: JointStep, sha256: string, before: readonly SignedText[], by: Hand, at: Date): SignedText {
  one.assertMay(step, by);
  for (const { personId } of before) assertFourEyes(personId, by.personId);
  const signed = one.signatures.filter(({ command }) => command === step).map(({ as }) => as);
  const role = disputeCaseLifecycle.steps[step].by.find((who) => by.roles.some((held) => held === who) && !signed.includes(who))!;
  return { personId: by.personId, organId: by.organId, role, at: at.toISOString(), sha256 };
}

/** The signatures under the steps of the procedure without those of a joint step whose text is another now. */
export function withoutSignatures(one: DisputeCase, ...steps: readonly JointStep[]): DisputeCase['signatures'] {
  return one.signatures.filter(({ command }) => !steps.some((step) => step === command));
}
