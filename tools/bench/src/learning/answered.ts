import type { LearningOptions, ListIndex } from '@yidan/matching';
import type { Told } from './history.ts';

/** 答复质量: in per cent of the messages; AUTO precision in per cent of those sent by themselves, 100 where none was. */
export interface Answered {
  readonly messages: number;
  readonly organErrors: number;
  readonly itemErrors: number;
  readonly organAmongThree: number;
  readonly autoCoverage: number;
  readonly autoPrecision: number;
}

/** What an index answers to messages, against who answers for their subjects. */
export function answeredBy(index: ListIndex, tenantId: string, told: readonly Told[], learning?: LearningOptions): Answered {
  let [wrongOrgan, wrongItem, amongThree, auto, autoRight] = [0, 0, 0, 0, 0];
  for (const { text, organs: may, items } of told) {
    const { decision, candidates } = index.match(tenantId, { title: '', content: text }, { learning });
    const organs = [...new Set(candidates.map(({ organId }) => organId))];
    const isRight = may.includes(organs[0] ?? '');
    if (!isRight) wrongOrgan += 1;
    if (!items.includes(candidates[0]?.itemKey ?? '')) wrongItem += 1;
    if (organs.slice(0, 3).some((organ) => may.includes(organ))) amongThree += 1;
    if (decision !== 'AUTO') continue;
    auto += 1;
    if (isRight) autoRight += 1;
  }
  const per = (part: number, whole = told.length): number => Math.round((1000 * part) / (whole || 1)) / 10;
  return { messages: told.length, organErrors: per(wrongOrgan), itemErrors: per(wrongItem), organAmongThree: per(amongThree), autoCoverage: per(auto), autoPrecision: auto === 0 ? 100 : per(autoRight, auto) };
}

/** The mean of several measurements, figure by figure. */
export function meanOf(all: readonly Answered[]): Answered {
  const mean = (figure: keyof Answered): number => Math.round((10 * all.reduce((sum, one) => sum + one[figure], 0)) / all.length) / 10;
  return {
    messages: mean('messages'), organErrors: mean('organErrors'), itemErrors: mean('itemErrors'), organAmongThree: mean('organAmongThree'),
    autoCoverage: mean('autoCoverage'), autoPrecision: mean('autoPrecision'),
  };
}
