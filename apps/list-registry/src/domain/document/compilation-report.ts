import { z } from 'zod';
import { ReportFacts } from './compilation-report.facts.ts';
import { NINE_COLUMNS } from './nine-columns.ts';
import { dateZh, numbered, paragraph, section, subsection, table, type PaperBlock } from './paper.ts';
import { defineTemplate, named } from './template.ts';

const Prose = z.string().trim().min(1).max(20_000);
const CHANGE_ZH: Record<string, string> = { ADDED: '新增', CANCELLED: '取消', TRANSFERRED_OUT: '划出', DEVOLVED: '下放', STRENGTHENED: '加强', KEPT: '保留' };

const Given = z.strictObject({
  process: named('编制过程', Prose),
  consultations: named('征求意见及采纳情况', z.array(z.strictObject({ by: named('提出单位', Prose), text: named('意见内容', Prose), adopted: named('是否采纳', z.boolean()), reason: named('采纳情况说明', z.string().trim().max(2000)).optional() })).max(500)),
  selfCheck: named('自查结论', z.strictObject({ completeness: named('全面性', Prose), accuracy: named('准确性', Prose), legality: named('合法性', Prose), normativity: named('规范性', Prose) })),
  gapsExplained: named('与“三定”规定不对应情况说明', Prose).optional(),
  changeReason: named('版本变化原因', Prose).optional(),
  pendingNote: named('职责交叉与待明确事项说明', Prose).optional(),
});
type Fields = ReportFacts & z.output<typeof Given>;

/** 清单编制报告 (A-1; 03 §3.1.10): what the list rests on, how it came about, what stands in it and what is still open. */
export const compilationReport = defineTemplate({
  zh: '职责任务清单编制报告',
  edition: 1,
  facts: ReportFacts,
  given: Given,
  // What a list leaves open or changes is explained by whoever answers for it.
  needs: ({ gaps, withoutDuty, previous, added, cancelled, modified }) => [
    ...(gaps.length + withoutDuty.length > 0 ? (['gapsExplained'] as const) : []),
    ...(previous !== null && added.length + cancelled.length + modified.length > 0 ? (['changeReason'] as const) : []),
  ],
  title: ({ organName }) => `${organName}职责任务清单编制报告`,
  paper: (fields) => ({
    title: `${fields.organName}职责任务清单编制报告`,
    addressees: [fields.addressee],
    blocks: numbered([...basis(fields), ...profile(fields), ...figures(fields), ...duties(fields), ...powers(fields), ...changes(fields), ...opinions(fields), ...open(fields), ...selfCheck(fields)]),
    attachments: [`${fields.organName}职责任务清单`, `${fields.organName}职责任务事项流程图目录`],
    signature: { by: fields.organName, date: dateZh(fields.date) },
    objectNumber: fields.label,
    basis: [...(fields.sanding ? [`“三定”规定（${fields.sanding.documentNumber}）`] : []), `清单内容摘要 ${fields.contentHash}`],
    annexes: [
      { title: `${fields.organName}职责任务清单`, landscape: true, blocks: [{ kind: 'table', columns: NINE_COLUMNS, rows: fields.list }] },
      {
        title: `${fields.organName}职责任务事项流程图目录`,
        landscape: false,
        blocks: [{ kind: 'table', columns: [SEQ, { header: '职能清单', width: 10 }, { header: '流程', width: 18 }], rows: fields.flows.map(({ seqNo, name, steps }) => [String(seqNo), name, steps]) }],
      },
    ],
  }),
});

const SEQ = { header: '序号', width: 3, align: 'center' } as const;
const NUMBER = (header: string) => ({ header, width: 5, align: 'center' }) as const;

function basis({ organName, label, instruments, process }: Fields): PaperBlock[] {
  return [
    section('一、编制依据和过程'),
    subsection('（一）编制依据'),
    paragraph(`${organName}职责任务清单（${label}）共引用法律法规、“三定”规定等依据${instruments.length}件。`),
    table('编制依据', [SEQ, { header: '依据名称', width: 20 }, NUMBER('引用事项数')], instruments.map(({ name, items }, i) => [String(i + 1), name, String(items)]), '清单未引用依据。'),
    subsection('（二）编制过程'),
    paragraph(process),
  ];
}

function profile({ sanding, units, organName }: Fields): PaperBlock[] {
  const text = sanding
    ? `${organName}“三定”规定（${sanding.documentNumber}）列明主要职责${sanding.duties}项，核定编制${sanding.approvedStaff}名、领导职数${sanding.approvedLeaders}名。`
    : `系统尚未登记${organName}“三定”规定文本，以下按内设机构登记信息和清单统计。`;
  const [approved, actual] = [units.reduce((sum, unit) => sum + unit.approvedStaff, 0), units.reduce((sum, unit) => sum + unit.actualStaff, 0)];
  return [
    section('二、部门“三定”概况'),
    paragraph(`${text}现有内设机构${units.length}个，核定${approved}人，实有${actual}人。`),
    table('内设机构承担事项', [SEQ, { header: '内设机构', width: 10 }, NUMBER('核定人数'), NUMBER('实有人数'), NUMBER('牵头事项'), NUMBER('协办事项')], units.map((unit, i) => [String(i + 1), unit.name, ...[unit.approvedStaff, unit.actualStaff, unit.leads, unit.assists].map(String)]), '没有登记内设机构。'),
  ];
}

function figures({ majors, itemCount, byAttribute, byField }: Fields): PaperBlock[] {
  const specials = majors.flatMap((major) => major.specials.map((special) => ({ major: major.name, ...special })));
  const counted = (caption: string, header: string, rows: Fields['byField']) => table(caption, [{ header, width: 16 }, NUMBER('事项数')], rows.map(({ name, items }) => [name, String(items)]), '');
  return [
    section('三、清单总体情况'),
    paragraph(`清单共列主要职能${majors.length}项、专项职能${specials.length}项、职能清单${itemCount}项。`),
    table('主要职能', [{ header: '主要职能', width: 10 }, { header: '类别', width: 10 }, NUMBER('专项职能'), NUMBER('事项数')], majors.map(({ name, category, specials: own, items }) => [name, category, String(own.length), String(items)]), ''),
    table('专项职能', [{ header: '主要职能', width: 8 }, { header: '专项职能', width: 8 }, { header: '统筹科室', width: 8 }, NUMBER('事项数')], specials.map(({ major, name, coordinator, items }) => [major, name, coordinator, String(items)]), ''),
    counted('按属性', '属性', byAttribute),
    counted('按责任领域', '责任领域', byField),
  ];
}

function duties({ duties: rows, gaps, withoutDuty, gapsExplained }: Fields): PaperBlock[] {
  const mark = (change: string): string => (change === '' ? '' : `〔${CHANGE_ZH[change] ?? change}〕`);
  return [
    section('四、与“三定”规定对应情况'),
    paragraph(`清单对应“三定”规定主要职责${rows.filter(({ seqNos }) => seqNos.length > 0).length}项；没有对应事项的主要职责${gaps.length}项，没有对应主要职责的事项${withoutDuty.length}项。`),
    table('主要职责与事项对应', [{ header: '“三定”规定主要职责', width: 14 }, { header: '对应事项序号', width: 10 }, NUMBER('事项数')], rows.map(({ duty, change, seqNos }) => [`${mark(change)}${duty}`, numbersOf(seqNos), String(seqNos.length)]), '清单没有引用主要职责。'),
    ...(gaps.length > 0 ? [paragraph(`没有对应事项的主要职责：${gaps.join('；')}。`)] : []),
    ...(withoutDuty.length > 0 ? [table('没有对应主要职责的事项', [SEQ, { header: '职能清单', width: 12 }, { header: '理由', width: 12 }], withoutDuty.map(({ seqNo, name, reason }) => [String(seqNo), name, reason]), '')] : []),
    ...(gapsExplained === undefined ? [] : [paragraph(`说明：${gapsExplained}`)]),
  ];
}

function powers({ powers: merged }: Fields): PaperBlock[] {
  const types = [...Map.groupBy(merged, ({ type }) => type)].map(([type, own]) => `${type}${own.length}项`);
  return [
    section('五、行政权力归并情况'),
    paragraph(merged.length === 0 ? '清单没有归并行政权力。' : `清单归并行政权力${merged.length}项，其中${types.join('、')}，归入事项${new Set(merged.map(({ seqNo }) => seqNo)).size}项。`),
    ...(merged.length === 0
      ? []
      : [table('行政权力归并', [{ header: '权力类型', width: 5 }, { header: '权力编号', width: 5 }, { header: '权力名称', width: 12 }, { header: '归入事项', width: 12 }], merged.map(({ type, number, name, seqNo, item }) => [type, number, name, `${seqNo}．${item}`]), '')]),
  ];
}

function changes({ previous, added, cancelled, modified, changeReason }: Fields): PaperBlock[] {
  if (previous === null) return [section('六、与上一版本对比'), paragraph('本清单为首次编制，没有上一版本。')];
  const columns = [{ header: '变化', width: 3 }, SEQ, { header: '职能清单', width: 12 }, { header: '科室或变更要素', width: 10 }];
  const rows = [
    ...added.map(({ seqNo, name, unit }) => ['增加', String(seqNo), name, unit]),
    ...cancelled.map(({ seqNo, name, unit }) => ['取消', String(seqNo), name, unit]),
    ...modified.map(({ seqNo, name, elements }) => ['变更', String(seqNo), name, elements.join('、')]),
  ];
  return [
    section('六、与上一版本对比'),
    paragraph(`与上一版本（${previous}）相比，增加${added.length}项，取消${cancelled.length}项，变更要素${modified.length}项。`),
    ...(rows.length > 0 ? [table('版本变化', columns, rows, '')] : []),
    ...(changeReason === undefined ? [] : [paragraph(`变化原因：${changeReason}`)]),
  ];
}

function opinions({ consultations }: Fields): PaperBlock[] {
  const adopted = consultations.filter((opinion) => opinion.adopted).length;
  return [
    section('七、征求意见及采纳情况'),
    paragraph(consultations.length === 0 ? '编制过程中没有收到意见。' : `共收到意见${consultations.length}条，采纳${adopted}条，未采纳${consultations.length - adopted}条。`),
    ...(consultations.length === 0 ? [] : [table('意见采纳情况', [{ header: '提出单位', width: 6 }, { header: '意见内容', width: 12 }, { header: '采纳', width: 3 }, { header: '说明', width: 8 }], consultations.map(({ by, text, adopted: taken, reason }) => [by, text, taken ? '采纳' : '未采纳', reason ?? '']), '')]),
  ];
}

function open({ overlaps, pending, pendingNote }: Fields): PaperBlock[] {
  const nothing = overlaps.length + pending.length === 0;
  return [
    section('八、职责交叉与待明确事项'),
    paragraph(nothing ? '系统校验未发现职责交叉，清单没有待归属事项。' : `系统校验发现职责交叉${overlaps.length}处，清单有待归属事项${pending.length}项。`),
    ...(overlaps.length > 0 ? [table('职责交叉', [SEQ, { header: '情况', width: 22 }], overlaps.map(({ text }, i) => [String(i + 1), text]), '')] : []),
    ...(pending.length > 0 ? [table('待归属事项', [SEQ, { header: '职能清单', width: 10 }, { header: '临时承接单位', width: 7 }, { header: '解决途径', width: 7 }], pending.map(({ seqNo, name, interimHolder, settlement }) => [String(seqNo), name, interimHolder, settlement]), '')] : []),
    ...(pendingNote === undefined ? [] : [paragraph(pendingNote)]),
  ];
}

function selfCheck({ selfCheck: { completeness, accuracy, legality, normativity } }: Fields): PaperBlock[] {
  return [
    section('九、自查结论'),
    paragraph('本单位对清单的全面性、准确性、合法性、规范性负责，自查结论如下：'),
    ...[`（一）全面性。${completeness}`, `（二）准确性。${accuracy}`, `（三）合法性。${legality}`, `（四）规范性。${normativity}`].map(paragraph),
    paragraph('编制人（签字）：　　　　　审核人（签字）：'),
    paragraph('单位主要负责人（签字）：'),
  ];
}

/** 1、3—5、9: numbers in order, runs drawn together. */
export function numbersOf(numbers: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const n of numbers.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && n <= last[1] + 1) last[1] = n;
    else runs.push([n, n]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}${to === from + 1 ? '、' : '—'}${to}`)).join('、');
}
