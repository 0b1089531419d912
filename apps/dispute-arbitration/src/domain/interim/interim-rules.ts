import type { InterimRule } from '@yidan/contracts';

/** A body, and the unit of it where that is known. */
export interface Place {
  readonly organId: string;
  readonly unitId: string | null;
}

/** What is known of who might hold the duty meanwhile, in the order of the rules; each only where the organ is at work. */
export interface InterimFacts {
  /** 1. 指定: by 编办 or the leader in charge, in urgent cases. */
  readonly designated: (Place & { readonly ground: string }) | null;
  /** 3, before the list: who was called to the site and objects there; what is urgent is not handed over while whose it is is disputed (X-7, R-DSP-16). */
  readonly called: Place | null;
  /** 2. 原职责划分: who holds the item in the lists in force. */
  readonly listed: (Place & { readonly item: string }) | null;
  /** 3. 首接负责. */
  readonly firstReceiver: Place | null;
  /** 4. 市级部门, where city and district overlap in a matter of the hotline. */
  readonly cityDepartment: Place | null;
  /** 5. 行业主管部门, by the 三定 provisions. */
  readonly regulator: (Place & { readonly sector: string }) | null;
  /** 6. 城运中心, which asks the leader in charge; where there is none, who convenes. */
  readonly operationsCentre: Place | null;
  readonly convenorOrganId: string;
}

/** 临时责任单位 as the rules determine it, explained. */
export interface DeterminedHolder extends Place {
  readonly rule: InterimRule;
  readonly ground: string;
  readonly scope: string;
}

/** 临时履职范围 (R-DSP-2, R-DSP-16). */
export const INTERIM_SCOPE = '争议期间该事项的受理、处置和答复，含应急处置措施，不得因争议中止；临时履职不作为职责归属依据，所用经费和工作实绩另行计入；履职不到位的，按责任单位督办';

const CALLED = '被呼叫单位对呼叫提出异议的，争议期间继续到场处置（首接负责制），不得因争议中止';

/** 争议期间谁负责 (05 §3.3.5, R-DSP-1): the first of the six rules that names somebody, where nobody was called; there is always one that does. */
export function interimHolder(facts: InterimFacts): DeterminedHolder {
  const { designated, called, listed, firstReceiver, cityDepartment, regulator, operationsCentre, convenorOrganId } = facts;
  if (designated) return held(1, designated, `紧急情况下指定：${designated.ground}`);
  if (called) return held(3, called, CALLED);
  if (listed) return held(2, listed, `现行清单将“${listed.item}”列为该单位职责，协商协调期间仍按原职责划分开展工作`);
  if (firstReceiver) return held(3, firstReceiver, '现行清单未列明，由首先接收该事项的单位先行办理（首接负责制）');
  if (cityDepartment) return held(4, cityDepartment, '市、区职责交叉的热线事项，由市级部门先行办理');
  if (regulator) return held(5, regulator, `“三定”规定明确该单位为“${regulator.sector}”行业主管部门`);
  const last = operationsCentre ?? { organId: convenorOrganId, unitId: null };
  return held(6, last, `无清单、首接单位和行业主管部门可循，由${operationsCentre ? '城市运行中心' : '召集单位'}先行承接，并报请分管领导在 2 个工作日内指定`);
}

/** The same explanation in English; what a person wrote as ground stays in the language it was written in. */
export function interimGroundEn(rule: InterimRule, ground: string): string {
  switch (rule) {
    case 1:
      return `Rule 1, designated in an urgent case: ${ground.replace(/^紧急情况下指定：/, '')}`;
    case 2:
      return 'Rule 2, the list in force names it: organs go on by the former division of duties while they negotiate';
    case 3:
      return ground === CALLED ? 'Rule 3, whoever was called works on where it was called, whatever the lists say, until it is settled whose the duty is' : 'Rule 3, no list says: whoever received the matter first deals with it';
    case 4:
      return 'Rule 4, city and district overlap in a matter of the hotline: the department of the city deals with it';
    case 5:
      return 'Rule 5, the provisions on bodies and posts name it as the regulator of the sector';
    case 6:
      return 'Rule 6, nothing else says: it is held here until the leader in charge designates somebody, within two working days';
  }
}

function held(rule: InterimRule, { organId, unitId }: Place, ground: string): DeterminedHolder {
  return { organId, unitId, rule, ground, scope: INTERIM_SCOPE };
}
