import { nameSimilarity, normaliseName } from '@yidan/kernel';
import type { ContentItem } from '../list-import/list-content.ts';
import type { ListedItem } from './listed-item.ts';

export type FindingSeverity = 'INFO' | 'WARN' | 'ERROR';

/** 发现: something about a list that needs a second look; what it is about, how serious, and the words for it. */
export interface Finding {
  readonly kind: FindingKind;
  readonly severity: FindingSeverity;
  readonly itemKeys: readonly string[];
  readonly organIds: readonly string[];
  readonly evidence: Readonly<Record<string, unknown>>;
  readonly message: string;
  readonly messageZh: string;
}

/** Kinds of 03 §3.1.7 that a load can tell at once, and the rules of the normal chain that are findings where a list was approved on paper. */
export const FINDING_KINDS = [
  'OVERLAP_POWER',
  'POWER_REMOVED',
  'OVERLAP_NAME',
  'SANDING_EXCESS',
  'UNIT_GAP',
  'INSTITUTION_POWER',
  'ELEMENT_MISSING',
  'NAME_DUPLICATE',
  'SEQ_INVALID',
  'COORDINATOR_DUPLICATE',
  'ASSIST_EQUALS_LEAD',
  'CLASS_UNSORTED',
  'CLASS_TOO_LARGE',
  'UNIT_UNREGISTERED',
  'ORGAN_MAY_NOT_HOLD',
] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** An effective item of another organ, as overlaps are found by it. */
export interface ForeignItem {
  readonly itemKey: string;
  readonly organId: string;
  readonly organName: string;
  readonly name: string;
  readonly powers: readonly { readonly type: string; readonly number: string | null; readonly name: string }[];
}

/** The organ whose list is looked at. */
export interface HoldingOrgan {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
}

/** What is looked at: the list as it was read and as it was entered, beside what stands around it. */
export interface ListInView {
  readonly organ: HoldingOrgan;
  readonly content: readonly ContentItem[];
  readonly items: readonly ListedItem[];
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly createdUnits: readonly { readonly id: string; readonly name: string }[];
}

const MAY_NOT_HOLD = ['ESTABLISHMENT_COMMISSION', 'DELIBERATIVE_BODY', 'PUBLIC_SERVICE_ENTERPRISE', 'TOWN_STREET_SQUAD', 'DISPATCHED_ORGAN'];
/** 待归类: how levels 1 and 2 of a published list are named until someone sorts them. */
const UNSORTED = '待归类';
const CLASS_MAX = 60;
/** Numbers of powers restart in every catalogue; only a like name tells that two equal numbers mean one power. */
const SAME_POWER = 0.5;

/** 自查: the content rules that a loaded list breaks, one finding each. */
export function findingsIn(view: ListInView): Finding[] {
  return [
    ...elementFindings(view),
    ...nameFindings(view),
    ...sequenceFindings(view),
    ...levelFindings(view),
    ...unitFindings(view),
    ...organFindings(view),
  ];
}

/** 查重叠: items and powers that other organs hold at the same time. */
export function overlapsWith(view: ListInView, foreign: readonly ForeignItem[]): Finding[] {
  const byName = Map.groupBy(foreign, ({ name }) => normaliseName(name));
  const powers = foreign.flatMap((item) => item.powers.map((power) => ({ item, ...power })));
  const byPower = Map.groupBy(powers.filter(({ number }) => number !== null), ({ type, number }) => `${type} ${number}`);
  return view.items.flatMap((item) => [
    ...(byName.get(normaliseName(item.name)) ?? []).map((other) => overlap('OVERLAP_NAME', view.organ, item, other, { name: item.name, otherName: other.name })),
    ...item.powers.flatMap(({ type, number, name }) =>
      (number ? (byPower.get(`${type} ${number}`) ?? []) : [])
        .filter((other) => nameSimilarity(name, other.name) >= SAME_POWER)
        .map((other) => overlap('OVERLAP_POWER', view.organ, item, other.item, { type, number, name, otherName: other.name })),
    ),
  ]);
}

function overlap(kind: 'OVERLAP_NAME' | 'OVERLAP_POWER', organ: HoldingOrgan, item: ListedItem, other: ForeignItem, evidence: Record<string, unknown>): Finding {
  const [what, whatZh] = kind === 'OVERLAP_NAME' ? ['is named alike', '事项名称相同'] : ['merges the same power', '归并了同一权力'];
  return {
    kind,
    severity: 'ERROR',
    itemKeys: [item.itemKey, other.itemKey],
    organIds: [organ.id, other.organId],
    evidence,
    message: `“${item.name}” of ${organ.name} and “${other.name}” of ${other.organName}: one ${what}`,
    messageZh: `${organ.name}“${item.name}”与${other.organName}“${other.name}”${whatZh}`,
  };
}

function elementFindings({ organ, items }: ListInView): Finding[] {
  return items.flatMap((item) => {
    const missing = [
      ...(item.attribute === '' ? [['attribute', '属性'] as const] : []),
      ...(item.basisRefs.length === 0 ? [['basisRefs', '职能来源及依据'] as const] : []),
      ...(item.sandingUnitProvisionRefs.length === 0 ? [['sandingUnitProvisionRefs', '“三定”规定内设机构主要职责的具体规定'] as const] : []),
    ];
    return [
      ...missing.map(([element, zh]) =>
        about(organ, item, 'ELEMENT_MISSING', 'ERROR', { element }, `“${item.name}” lacks the element ${element}`, `“${item.name}”缺少要素“${zh}”`),
      ),
      ...(item.sandingDutyRefs.length === 0
        ? [about(organ, item, 'SANDING_EXCESS', 'ERROR', {}, `“${item.name}” rests on no duty of the sanding provision`, `“${item.name}”没有对应的“三定”规定主要职责`)]
        : []),
    ];
  });
}

function nameFindings({ organ, items }: ListInView): Finding[] {
  return [...Map.groupBy(items, ({ name }) => normaliseName(name))]
    .filter(([, alike]) => alike.length > 1)
    .map(([, alike]) => ({
      kind: 'NAME_DUPLICATE' as const,
      severity: 'ERROR' as const,
      itemKeys: alike.map(({ itemKey }) => itemKey),
      organIds: [organ.id],
      evidence: { seqNos: alike.map(({ seqNo }) => seqNo) },
      message: `${alike.length} items are named “${alike[0]!.name}”`,
      messageZh: `有 ${alike.length} 个事项名称均为“${alike[0]!.name}”`,
    }));
}

function sequenceFindings({ organ, items }: ListInView): Finding[] {
  const at = items.findIndex(({ seqNo }, i) => seqNo !== i + 1);
  if (at < 0) return [];
  const { seqNo } = items[at]!;
  return [ofOrgan(organ, 'SEQ_INVALID', 'WARN', { expected: at + 1, found: seqNo }, `The sequence numbers break at ${at + 1}`, `序号不连续：第 ${at + 1} 项序号为 ${seqNo}`)];
}

function levelFindings({ organ, items, content }: ListInView): Finding[] {
  const unsorted = items.filter(({ majorFunction, specialFunction }) => [majorFunction.name, specialFunction.name].some((name) => name.includes(UNSORTED)));
  const classes = Map.groupBy(items, ({ majorFunction, specialFunction }) => `${majorFunction.code}${specialFunction.code}`);
  const coordinators = Map.groupBy(content, ({ majorFunction, specialFunction }) => `${majorFunction.name}\n${specialFunction.name}`);
  return [
    ...(unsorted.length > 0
      ? [ofOrgan(organ, 'CLASS_UNSORTED', 'WARN', { items: unsorted.length }, `${unsorted.length} items wait to be sorted into levels 1 and 2`, `${unsorted.length} 个事项的主要职能、专项职能待归类`)]
      : []),
    ...[...classes.values()]
      .filter((members) => members.length > CLASS_MAX && !members[0]!.specialFunction.name.includes(UNSORTED))
      .map((members) => {
        const { name } = members[0]!.specialFunction;
        return ofOrgan(organ, 'CLASS_TOO_LARGE', 'WARN', { specialFunction: name, items: members.length }, `“${name}” holds ${members.length} items and should be divided or merged`, `专项职能“${name}”下有 ${members.length} 个事项，应归纳合并`);
      }),
    ...[...coordinators.values()].flatMap((members) => {
      const names = [...new Set(members.flatMap(({ specialFunction }) => specialFunction.coordinatorUnit || []))];
      const { name } = members[0]!.specialFunction;
      return names.length > 1
        ? [ofOrgan(organ, 'COORDINATOR_DUPLICATE', 'ERROR', { specialFunction: name, units: names }, `“${name}” is coordinated by ${names.length} units`, `专项职能“${name}”由 ${names.length} 个科室统筹：${names.join('、')}`)]
        : [];
    }),
  ];
}

function unitFindings({ organ, items, content, units, createdUnits }: ListInView): Finding[] {
  const holding = new Set(items.flatMap(({ leadUnitId, assistUnitIds }) => [leadUnitId, ...assistUnitIds]));
  return [
    ...createdUnits.map(({ id, name }) =>
      ofOrgan(organ, 'UNIT_UNREGISTERED', 'WARN', { unitId: id, unit: name }, `The list names the unit “${name}”, which was not in the register and was entered`, `清单所列科室“${name}”不在机构登记中，已补充登记`),
    ),
    ...units
      .filter(({ id }) => !holding.has(id))
      .map(({ id, name }) => ofOrgan(organ, 'UNIT_GAP', 'WARN', { unitId: id, unit: name }, `The unit “${name}” holds no item`, `科室“${name}”没有承担任何事项`)),
    ...items
      .filter((_, i) => content[i]!.assistUnits.includes(content[i]!.leadUnit))
      .map((item) => about(organ, item, 'ASSIST_EQUALS_LEAD', 'INFO', {}, `“${item.name}” names its lead unit as assisting too`, `“${item.name}”的牵头科室同时列为协办科室`)),
  ];
}

function organFindings({ organ, items }: ListInView): Finding[] {
  if (organ.kind === 'PUBLIC_INSTITUTION') {
    return items
      .filter(({ powers, attribute }) => powers.length > 0 || /监管执法|审批/.test(attribute))
      .map((item) => about(organ, item, 'INSTITUTION_POWER', 'ERROR', { attribute: item.attribute, powers: item.powers.length }, `“${item.name}” gives a public institution a power of the administration`, `事业单位承担了行政职能：“${item.name}”`));
  }
  if (!MAY_NOT_HOLD.includes(organ.kind)) return [];
  return [ofOrgan(organ, 'ORGAN_MAY_NOT_HOLD', 'ERROR', { kind: organ.kind }, `An organ of the kind ${organ.kind} holds no duty items of its own`, `${organ.name}不是可以单独承担职责事项的机关`)];
}

function about(organ: HoldingOrgan, item: ListedItem, kind: FindingKind, severity: FindingSeverity, evidence: Record<string, unknown>, message: string, messageZh: string): Finding {
  return { kind, severity, itemKeys: [item.itemKey], organIds: [organ.id], evidence, message, messageZh };
}

function ofOrgan(organ: HoldingOrgan, kind: FindingKind, severity: FindingSeverity, evidence: Record<string, unknown>, message: string, messageZh: string): Finding {
  return { kind, severity, itemKeys: [], organIds: [organ.id], evidence, message, messageZh };
}
