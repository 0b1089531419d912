import type { HalfYearFigures } from '@yidan/contracts';
import { dateZh, section, type FormBlock, type FormPaper } from '../form-paper.ts';
import { halfYear, halfZh } from './half-year.ts';

const number = (value: number | null): string => (value === null ? '—' : String(value));
const changed = (change: number): string => (change === 0 ? '持平' : change > 0 ? `增加${change}次` : `减少${-change}次`);
/** From so many times on an organ is named. */
const REPEATED = 2;

/** 职责争议半年报告: what half a year of disputes came to. */
export function halfYearReport(figures: HalfYearFigures, names: { readonly tenant: string; readonly office: string }, writtenOn: string): FormPaper {
  const { half, raised, solved, days, leaderInterventions, organs, causes } = figures;
  const { firstDay, lastDay } = halfYear(half);
  const repeated = organs.filter(({ total }) => total >= REPEATED);
  const table = (columns: readonly [string, number][], rows: readonly (readonly string[])[]): FormBlock => ({ kind: 'table', columns: columns.map(([header, width], i) => ({ header, width, ...(i > 0 && { align: 'center' as const }) })), rows });
  const paragraph = (text: string): FormBlock => ({ kind: 'paragraph', text });
  return {
    issuerMark: names.office,
    title: `${names.tenant}${halfZh(half)}职责争议协调仲裁情况报告`,
    blocks: [
      paragraph(`统计期间：${dateZh(firstDay)}至${dateZh(lastDay)}。`),
      section('一、争议数量和种类'),
      paragraph(`本期提出职责争议${raised.total}件。`),
      ...(raised.total > 0 ? [table([['争议种类', 14], ['件数', 6]], raised.byKind.filter(({ count }) => count > 0).map(({ kindZh, count }) => [kindZh, String(count)]))] : []),
      section('二、解决层级'),
      paragraph(`本期形成结论${solved.total}件。`),
      table([['层级', 12], ['件数', 6], ['占比（%）', 7]], solved.byLevel.map(({ levelZh, count, share }) => [levelZh, String(count), number(share)])),
      section('三、各层级办理天数'),
      table([['层级', 12], ['经过件数', 7], ['平均（工作日）', 8], ['中位（工作日）', 8]], days.map(({ levelZh, cases, mean, median }) => [levelZh, String(cases), number(mean), number(median)])),
      section('四、领导协调'),
      paragraph(
        `本期领导协调${leaderInterventions.count}次；${halfZh(leaderInterventions.previous.half)}${leaderInterventions.previous.count}次，环比${changed(leaderInterventions.previous.change)}；` +
          `${halfZh(leaderInterventions.yearBefore.half)}${leaderInterventions.yearBefore.count}次，同比${changed(leaderInterventions.yearBefore.change)}。`,
      ),
      section('五、多次缺席、逾期召集或者拒不执行的单位'),
      ...(repeated.length === 0
        ? [paragraph('无。')]
        : [table([['单位', 14], ['缺席', 5], ['逾期召集', 6], ['拒不执行', 6], ['合计', 5]], repeated.map(({ name, absent, lateConvenor, nonCompliant, total }) => [name ?? '（原单位）', String(absent), String(lateConvenor), String(nonCompliant), String(total)]))]),
      section('六、争议成因与解决层级'),
      ...(causes.every(({ total }) => total === 0)
        ? [paragraph('本期没有办结的争议。')]
        : [table([['成因', 12], ['部门协商', 7], ['编办、司法协调', 8], ['编委裁定', 7], ['合计', 5]], causes.filter(({ total }) => total > 0).map(({ causeZh, levels, total }) => [causeZh, ...levels.map(({ count }) => String(count)), String(total)]))]),
    ],
    signature: { by: names.office, date: dateZh(writtenOn) },
    objectNumber: half,
    basis: ['职责争议案件登记'],
  };
}
