import type { DisputeAnswer, DisputeSummary, InterimHolderAnswer } from '@yidan/contracts';
import type { InterimHolder } from '../../domain/dispute-case/case-facts.ts';
import type { DisputeCase } from '../../domain/dispute-case/dispute-case.ts';
import { disputeCaseLifecycle } from '../../domain/dispute-case/dispute-case.lifecycle.ts';
import { interimGroundEn } from '../../domain/interim/interim-rules.ts';
import { kindZh } from '../../domain/papers/paper-words.ts';
import type { OrganName } from './dispute-names.ts';

type NameOf = (organId: string) => OrganName;

/** 临时责任单位 with its name and both explanations. */
export function interimAnswer({ organId, unitId, rule, ground, scope, from }: Omit<InterimHolder, 'by'>, nameOf: NameOf, until: string | null = null): InterimHolderAnswer {
  return { organ: nameOf(organId), unitId, rule, ground, groundEn: interimGroundEn(rule, ground), scope, from, until };
}

/** What a list shows of a case. */
export type SummaryFacts = Pick<DisputeCase, 'id' | 'number' | 'kind' | 'title' | 'urgency' | 'state' | 'level' | 'parties' | 'interim' | 'origin' | 'raisedAt' | 'nonCompliant' | 'rowVersion'>;

/** 一行: a case in a list. */
export function summaryOf(one: SummaryFacts, dueAt: string | null, nameOf: NameOf, now: Date): DisputeSummary {
  const { id, number, kind, title, urgency, state, level, parties, interim, origin, raisedAt, nonCompliant, rowVersion } = one;
  return {
    id, number, kind, kindZh: kindZh[kind], title, urgency, state, stateZh: disputeCaseLifecycle.states[state], level,
    parties: parties.map(({ organId, role, stance }) => ({ organ: nameOf(organId), role, stance })),
    interim: interim && interimAnswer(interim, nameOf),
    origin, raisedAt: raisedAt.toISOString(), dueAt, overdue: dueAt !== null && now > new Date(dueAt), nonCompliant, rowVersion,
  };
}

type Phases = Pick<DisputeAnswer, 'statements' | 'negotiation' | 'application' | 'acceptance' | 'coordination' | 'commission' | 'execution' | 'leaderActs' | 'withdrawalConsents' | 'outcome'>;

/** 全案: the phases as they are kept; rows and lists are copied, since what is answered is not what is kept. */
export function phasesOf(one: DisputeCase): Phases {
  const { statements, negotiation, application, acceptance, coordination, commission, execution, leaderActs, withdrawalConsents, outcome } = one;
  return structuredClone({ statements, negotiation, application, acceptance, coordination, commission, execution, leaderActs, withdrawalConsents, outcome }) as Phases;
}

/** Every text of a list that the phases hold. */
export function amendmentsIn({ negotiation, coordination, commission, outcome }: Phases): DisputeAmendment[] {
  const rulings = [...(commission?.ruling ? [commission.ruling] : []), ...(commission?.former ?? [])];
  return [negotiation?.minutes?.amendments, coordination?.opinion?.amendments, ...rulings.map(({ amendments }) => amendments), outcome?.amendments].flatMap((amendments) => amendments ?? []);
}

type DisputeAmendment = NonNullable<Phases['outcome']>['amendments'][number];
