import type { SplitRowInput } from '@yidan/contracts';
import { normaliseName, type Violation } from '@yidan/kernel';
import { SplitRefused } from './split.errors.ts';

/** As in the lists, a handoff of fewer characters says nothing (R-REG-7). */
const HANDOFF_MIN = 10;
const TWO_LEADS = 'DISPUTE.SPLIT_TWO_LEADS';

/** What a split table may name: the organs and units of the tenant that are at work, and the items that some list in force holds. */
export interface SplitContext {
  /** Names by id. */
  readonly organs: ReadonlyMap<string, string>;
  /** Whose unit it is, by id. */
  readonly units: ReadonlyMap<string, { readonly organId: string; readonly name: string }>;
  readonly itemKeys: ReadonlySet<string>;
}

/** 职责分工表 (R-DSP-8, F-074): refuses with everything that is wrong in it at once; two that lead one task come first. */
export function assertSplit(rows: readonly SplitRowInput[], context: SplitContext, at = 'split'): void {
  const found = [...twice(rows, at), ...rows.flatMap((row, i) => inRow(row, context, `${at}[${i}]`))];
  const [first, ...rest] = found.toSorted((a, b) => Number(b.code === TWO_LEADS) - Number(a.code === TWO_LEADS));
  if (first) throw new SplitRefused([first, ...rest]);
}

/** 一事一主: a task, and an item, stands in the table once; where it stands twice under two organs, none of them leads it. */
function twice(rows: readonly SplitRowInput[], at: string): Violation[] {
  return rows.flatMap((row, i) => {
    const before = rows.slice(0, i).find((other) => sameTask(other, row) || sameItem(other, row));
    if (!before) return [];
    return before.leadOrganId === row.leadOrganId
      ? [says(`${at}[${i}]`, 'DISPUTE.SPLIT_REPEATED', `“${row.task}” stands in the table twice`, `“${row.task}”在分工表中重复列出`)]
      : [says(`${at}[${i}].leadOrganId`, TWO_LEADS, `“${row.task}” would be led by two organs: one task, one that leads`, `“${row.task}”列有两个牵头单位：一项任务只能由一个单位牵头`)];
  });
}

function inRow(row: SplitRowInput, { organs, units, itemKeys }: SplitContext, at: string): Violation[] {
  const found: Violation[] = [];
  const refuse = (path: string, code: string, message: string, messageZh: string): number => found.push(says(`${at}${path}`, `DISPUTE.${code}`, message, messageZh));
  const named: [path: string, organId: string][] = [
    ['.leadOrganId', row.leadOrganId],
    ...row.handlerOrganIds.map((id, i): [string, string] => [`.handlerOrganIds[${i}]`, id]),
    ...row.assistOrganIds.map((id, i): [string, string] => [`.assistOrganIds[${i}]`, id]),
  ];

  for (const [i, [path, id]] of named.entries()) {
    if (!organs.has(id)) refuse(path, 'SPLIT_ORGAN_UNKNOWN', 'No organ at work here has this id', '本地没有该机关，或者该机关已撤销');
    else if (named.findIndex(([, other]) => other === id) < i) refuse(path, 'SPLIT_ORGAN_TWICE', `${organs.get(id)!} stands in the row twice`, `${organs.get(id)!}在同一行中重复列出`);
  }
  const unit = units.get(row.leadUnitId);
  if (!unit) refuse('.leadUnitId', 'SPLIT_UNIT_UNKNOWN', 'No unit at work here has this id', '没有该内设机构，或者该内设机构已撤销');
  else if (unit.organId !== row.leadOrganId) refuse('.leadUnitId', 'SPLIT_UNIT_ELSEWHERE', `${unit.name} is no unit of the leading organ`, `${unit.name}不是牵头单位的内设机构`);
  if (named.length > 1 && [...(row.handoff ?? '')].length < HANDOFF_MIN) {
    refuse('.handoff', 'SPLIT_HANDOFF_REQUIRED', `Several organs: say in at least ${HANDOFF_MIN} characters how they hand over to each other`, `涉及多个单位的，应写明相互如何衔接（不少于 ${HANDOFF_MIN} 字）`);
  }
  if ((row.itemKey === undefined) === (row.newItem === undefined)) {
    refuse('.itemKey', 'SPLIT_ITEM_REQUIRED', 'Name an item of a list in force, or write out the new one: exactly one of both', '须指明现行清单中的一个事项，或者写明拟新增的事项，二者必居其一');
  } else if (row.itemKey !== undefined && !itemKeys.has(row.itemKey)) {
    refuse('.itemKey', 'SPLIT_ITEM_UNKNOWN', 'No list in force holds this item', '现行清单中没有该事项');
  } else if (row.newItem?.basisTexts.length === 0) {
    refuse('.newItem.basisTexts', 'SPLIT_ITEM_BASIS_REQUIRED', 'A new item rests on at least one basis', '新增事项至少应有一条依据');
  }
  return found;
}

function sameTask(one: SplitRowInput, other: SplitRowInput): boolean {
  return normaliseName(one.task) === normaliseName(other.task);
}

function sameItem(one: SplitRowInput, other: SplitRowInput): boolean {
  if (one.itemKey !== undefined) return one.itemKey === other.itemKey;
  return one.newItem !== undefined && other.newItem !== undefined && normaliseName(one.newItem.name) === normaliseName(other.newItem.name);
}

function says(path: string, code: string, message: string, messageZh: string): Violation {
  return { path, code, message, messageZh };
}
