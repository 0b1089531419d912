import { parseLimit, type ClockKind, type Due, type Step } from '@yidan/kernel';
import { definePolicy, LimitValue, type LimitPolicy, type PolicyKey } from '@yidan/platform';
import { z } from 'zod';
import { adjustmentCaseLifecycle } from '../../domain/adjustment/adjustment-case.lifecycle.ts';
import { dutyListVersionLifecycle } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import { objectionLifecycle } from '../../domain/publicity/objection.lifecycle.ts';

/** 取值范围: what a tenant may make of a limit; days are working days where the law counts so. */
interface Bounds {
  readonly clocks: readonly ClockKind[];
  readonly least: number;
  readonly most: number;
}

const DAYS: Bounds = { clocks: ['WORKING_DAY', 'CALENDAR_DAY'], least: 1, most: 90 };
const WORKING_DAYS: Bounds = { clocks: ['WORKING_DAY'], least: 1, most: 90 };
/** Where domain 12 says more than that a limit is a limit. */
const BOUNDS: Readonly<Record<string, Bounds>> = {
  // 权力清单办法: fifteen working days; a tenant may take five more and never more than that.
  'registry.review': { ...WORKING_DAYS, most: 20 },
  // What is shown to the public is shown for a working day at the least.
  'registry.publicity': { ...WORKING_DAYS, most: 30 },
  'registry.adjust.apply': { ...WORKING_DAYS, most: 30 },
};

/** 清单流程各环节时限: every limit that stands in a table of the register, with the value of the table where nobody set another. */
export const registryLimits: ReadonlyMap<string, PolicyKey<LimitPolicy>> = new Map(
  [dutyListVersionLifecycle, adjustmentCaseLifecycle, objectionLifecycle]
    .flatMap(({ steps }) => Object.values<Step<string>>(steps))
    .flatMap(({ due }) => (due ? [[due.policy, declared(due)] as const] : [])),
);

function declared({ policy, limit }: Due): PolicyKey<LimitPolicy> {
  const bounds = BOUNDS[policy] ?? DAYS;
  const { clocks, least, most } = bounds;
  const words = `${least} to ${most} ${clocks.includes('CALENDAR_DAY') ? 'working or calendar days' : 'working days'}`;
  return definePolicy(policy, LimitValue.pipe(z.custom<LimitPolicy>((value) => isWithin(value as LimitPolicy, bounds), { error: words })), limit);
}

function isWithin(value: LimitPolicy, { clocks, least, most }: Bounds): boolean {
  const limits = typeof value === 'string' ? [value] : Object.values(value);
  return limits.map(parseLimit).every(({ clock, amount }) => clocks.includes(clock) && amount >= least && amount <= most);
}
