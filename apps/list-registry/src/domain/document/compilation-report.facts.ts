import { z } from 'zod';
import type { Flow } from '../flowchart/flow.ts';
import { compareContent, type ContentDiff } from './compare-content.ts';
import { countedBy, fieldFigures, instrumentFigures, levelFigures, mergedPowers, sandingMatrix } from './list-figures.ts';
import { nineCells } from './nine-columns.ts';
import { named } from './template.ts';
import type { DocumentItem, FlowOf, RecordedFinding, SandingFacts, StaffedUnit, VersionContent } from './version-content.ts';

const Count = z.int().min(0);
const Name = z.string().min(1);
const Counted = z.object({ name: z.string(), items: Count });
const Row = z.array(z.string());

/** 清单编制报告的数据: every number and table of the report. */
export const ReportFacts = z.object({
  organName: named('编制单位', Name),
  addressee: named('主送机关', Name),
  label: named('清单版本', Name),
  contentHash: named('清单内容摘要', Name),
  date: named('成文日期', z.iso.date().nullable()),
  instruments: named('编制依据', z.array(Counted)),
  sanding: named('“三定”规定', z.object({ documentNumber: z.string(), duties: Count, approvedStaff: Count, approvedLeaders: Count }).nullable()),
  units: named('内设机构', z.array(z.object({ name: z.string(), approvedStaff: Count, actualStaff: Count, leads: Count, assists: Count }))),
  majors: named('主要职能', z.array(z.object({ name: z.string(), category: z.string(), items: Count, specials: z.array(z.object({ name: z.string(), coordinator: z.string(), items: Count })) }))),
  itemCount: named('职能清单数量', z.int().min(1)),
  byAttribute: named('属性分布', z.array(Counted)),
  byField: named('责任领域分布', z.array(Counted)),
  duties: named('主要职责对应关系', z.array(z.object({ duty: z.string(), change: z.string(), seqNos: z.array(z.int()) }))),
  gaps: named('没有对应事项的主要职责', z.array(z.string())),
  withoutDuty: named('没有对应主要职责的事项', z.array(z.object({ seqNo: z.int(), name: z.string(), reason: z.string() }))),
  powers: named('行政权力归并', z.array(z.object({ type: z.string(), number: z.string(), name: z.string(), seqNo: z.int(), item: z.string() }))),
  previous: named('上一版本', z.string().nullable()),
  added: named('新增事项', z.array(z.object({ seqNo: z.int(), name: z.string(), unit: z.string() }))),
  cancelled: named('取消事项', z.array(z.object({ seqNo: z.int(), name: z.string(), unit: z.string() }))),
  modified: named('变更事项', z.array(z.object({ seqNo: z.int(), name: z.string(), elements: z.array(z.string()) }))),
  overlaps: named('职责交叉', z.array(z.object({ severity: z.string(), text: z.string() }))),
  pending: named('待明确事项', z.array(z.object({ seqNo: z.int(), name: z.string(), interimHolder: z.string(), settlement: z.string() }))),
  list: named('职责任务清单', z.array(Row)),
  flows: named('流程图目录', z.array(z.object({ seqNo: z.int(), name: z.string(), steps: z.string() }))),
});
export type ReportFacts = z.output<typeof ReportFacts>;

const OVERLAPS = /^(OVERLAP|INSTITUTION_POWER|ENFORCEMENT_VACUUM)/;

/** 汇总报告数据: everything the report says about the list, counted from its items. */
export function reportFactsOf(
  version: VersionContent,
  base: { label: string; items: readonly DocumentItem[] } | null,
  register: { units: readonly StaffedUnit[]; findings: readonly RecordedFinding[]; sanding: SandingFacts | null; flows: FlowOf },
): ReportFacts {
  const items = version.items.map(({ content }) => content);
  const { duties, gaps, without } = sandingMatrix(items, register.sanding);
  const diff = base ? compareContent(base.items, version.items) : null;
  return {
    organName: version.organ.name,
    addressee: version.office,
    label: version.label,
    contentHash: version.contentHash,
    date: version.approvedOn ?? version.submittedOn,
    instruments: instrumentFigures(items),
    sanding: register.sanding && { ...register.sanding, duties: register.sanding.duties.length },
    units: unitFigures(version, register.units),
    majors: levelFigures(items),
    itemCount: items.length,
    byAttribute: countedBy(items, ({ attribute }) => attribute),
    byField: fieldFigures(items),
    duties: duties.map(({ duty, change, seqNos }) => ({ duty, change, seqNos })),
    gaps,
    withoutDuty: without,
    powers: mergedPowers(items),
    previous: base?.label ?? null,
    ...changed(diff),
    overlaps: register.findings.filter(({ kind }) => OVERLAPS.test(kind)).map(({ severity, messageZh }) => ({ severity, text: messageZh })),
    pending: items.filter(({ itemStatus }) => itemStatus === 'PENDING_ATTRIBUTION').map(({ seqNo, name, pendingAttribution }) => ({ seqNo, name, interimHolder: pendingAttribution?.interimHolder ?? '', settlement: pendingAttribution?.settlement ?? '' })),
    list: items.map(nineCells),
    flows: version.items.map(({ itemKey, content: { seqNo, name } }) => ({ seqNo, name, steps: stepsOf(register.flows.get(itemKey)) })),
  };
}

function changed(diff: ContentDiff | null): Pick<ReportFacts, 'added' | 'cancelled' | 'modified'> {
  const brief = ({ content: { seqNo, name, leadUnit } }: DocumentItem) => ({ seqNo, name, unit: leadUnit });
  return {
    added: diff?.added.map(brief) ?? [],
    cancelled: diff?.cancelled.map(brief) ?? [],
    modified: diff?.modified.map(({ item: { content: { seqNo, name } }, changes }) => ({ seqNo, name, elements: changes.map(({ element }) => element) })) ?? [],
  };
}

/** The units the register knows, then those only the list names. */
function unitFigures({ items }: VersionContent, registered: readonly StaffedUnit[]): ReportFacts['units'] {
  const leads = new Map(countedBy(items.map(({ content }) => content), ({ leadUnit }) => leadUnit).map(({ name, items: number }) => [name, number]));
  const assists = new Map<string, number>();
  for (const { content } of items) for (const unit of new Set(content.assistUnits)) assists.set(unit, (assists.get(unit) ?? 0) + 1);
  const known = new Set(registered.map(({ name }) => name));
  const others = [...new Set([...leads.keys(), ...assists.keys()])].filter((name) => name !== '' && !known.has(name)).map((name) => ({ name, approvedStaff: 0, actualStaff: 0 }));
  return [...registered, ...others].map(({ name, approvedStaff, actualStaff }) => ({ name, approvedStaff, actualStaff, leads: leads.get(name) ?? 0, assists: assists.get(name) ?? 0 }));
}

/** 受理→承办→审核→办结（水资源科）, each with its unit where several act, or that there is none. */
export function stepsOf(flow: Flow | undefined): string {
  if (!flow) return '未编制';
  const units = new Set(flow.nodes.map(({ unit }) => unit));
  return units.size === 1 ? `${flow.nodes.map(({ name }) => name).join('→')}（${[...units].join()}）` : flow.nodes.map(({ name, unit }) => `${name}（${unit}）`).join('→');
}
