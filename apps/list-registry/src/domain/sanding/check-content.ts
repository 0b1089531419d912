import type { Violation } from '@yidan/kernel';
import type { ProvisionContent } from './provision-content.ts';
import { provisionKey } from './provision-key.ts';
import { SandingContentInvalid } from './sanding.errors.ts';

/** 内容校验: duties and units are numbered and named once each. `at` says where the text stands in what was handed in. */
export function checkContent({ duties, units }: Pick<ProvisionContent, 'duties'> & { readonly units: readonly { readonly unitName: string }[] }, at = ''): void {
  const violations: Violation[] = [
    ...repeated(duties.map(({ ordinal }) => String(ordinal))).map((i) => violation(`${at}/duties/${i}/ordinal`, 'REGISTRY.SANDING.ORDINAL_TAKEN', `There are two duties numbered ${duties[i]!.ordinal}`, `有两项职责的序号为（${duties[i]!.ordinal}）`)),
    ...repeated(duties.map(({ text }) => provisionKey(text))).map((i) => violation(`${at}/duties/${i}/text`, 'REGISTRY.SANDING.DUTY_TWICE', `Duty ${duties[i]!.ordinal} says the same as one before it`, `第（${duties[i]!.ordinal}）项与前面的职责重复`)),
    ...repeated(units.map(({ unitName }) => unitName)).map((i) => violation(`${at}/units/${i}/name`, 'REGISTRY.SANDING.UNIT_TWICE', `The unit ${units[i]!.unitName} stands twice`, `内设机构“${units[i]!.unitName}”重复`)),
  ];
  const [first, ...rest] = violations;
  if (first) throw new SandingContentInvalid([first, ...rest]);
}

/** 日期校验: what is entered as done was done; nothing holds before it was issued. */
export function checkDates(dates: { readonly issuedOn: string; readonly effectiveFrom: string }, today: string, at = ''): void {
  const { issuedOn, effectiveFrom } = dates;
  const violations: Violation[] = [
    ...(issuedOn > today ? [violation(`${at}/issuedOn`, 'REGISTRY.SANDING.DATE_IN_FUTURE', `Not after ${today}`, `不得晚于今日（${today}）`)] : []),
    ...(effectiveFrom > today ? [violation(`${at}/effectiveFrom`, 'REGISTRY.SANDING.DATE_IN_FUTURE', `Not after ${today}`, `不得晚于今日（${today}）`)] : []),
    ...(effectiveFrom < issuedOn ? [violation(`${at}/effectiveFrom`, 'REGISTRY.SANDING.EFFECTIVE_BEFORE_ISSUE', 'Not before it was issued', '不得早于印发日期')] : []),
  ];
  const [first, ...rest] = violations;
  if (first) throw new SandingContentInvalid([first, ...rest]);
}

function repeated(keys: readonly string[]): number[] {
  return keys.flatMap((key, i) => (keys.indexOf(key) < i ? [i] : []));
}

function violation(path: string, code: string, message: string, messageZh: string): Violation {
  return { path, code, message, messageZh };
}
