import { Injectable } from '@nestjs/common';
import type { DisputeFiguresAnswer, DisputeFiguresQuery, HalfYearFigures } from '@yidan/contracts';
import { businessDate, Clock } from '@yidan/kernel';
import { Reference } from '@yidan/platform';
import { figuresOf } from '../../domain/figures/dispute-figures.ts';
import { halfYear, halvesFrom, shiftHalf } from '../../domain/figures/half-year.ts';
import { halfYearReport } from '../../domain/figures/half-year-report.ts';
import { CountedCasesViews } from '../../storage/figures/counted-cases.views.ts';
import { PaperDesk } from '../papers/paper-desk.ts';

/** So many half-years are answered at once. */
const MOST = 20;

/** 争议统计. */
@Injectable()
export class ReadFigures {
  constructor(
    private readonly cases: CountedCasesViews,
    private readonly reference: Reference,
    private readonly desk: PaperDesk,
    private readonly clock: Clock,
  ) {}

  async execute({ from, to = from }: DisputeFiguresQuery): Promise<DisputeFiguresAnswer> {
    const halves = halvesFrom(from, to).slice(0, MOST);
    // The year before the first is compared with.
    const cases = await this.cases.between(halfYear(shiftHalf(from, -2)).begins, halfYear(halves.at(-1)!).ends);
    const calendar = await this.reference.workingCalendar();
    const names = new Map((await this.reference.organs()).map(({ id, name }) => [id, name]));
    return {
      halves: halves.map((half) => {
        const { organs, ...figures } = figuresOf(half, cases, calendar);
        return { ...figures, organs: organs.map((organ) => ({ ...organ, name: names.get(organ.organId) ?? null })) };
      }),
    };
  }

  /** 半年报告. */
  async report(half: string): Promise<Uint8Array> {
    const { halves } = await this.execute({ from: half });
    const organs = await this.reference.organs();
    const office = organs.find(({ kind, status }) => kind === 'ESTABLISHMENT_OFFICE' && status !== 'ABOLISHED')?.name ?? '编办';
    const paper = halfYearReport(halves[0]!, { tenant: (await this.reference.tenant()).name, office }, businessDate(this.clock.now()));
    return this.desk.run('writeForm', paper);
  }

  /** 统计表: a sheet for each list of the report. */
  async workbook(query: DisputeFiguresQuery): Promise<Uint8Array> {
    const { halves } = await this.execute(query);
    return this.desk.run('writeWorkbook', { title: '职责争议统计', sheets: SHEETS.map(({ rows, ...sheet }) => ({ ...sheet, rows: halves.flatMap((figures) => rows(figures).map((row) => [figures.half, ...row])) })) });
  }
}

type Row = readonly (string | number)[];
const sheet = (name: string, headers: readonly string[], rows: (figures: HalfYearFigures) => readonly Row[]) => ({ name, columns: ['半年', ...headers].map((header) => ({ header, width: 16 })), rows });
const SHEETS = [
  sheet('争议种类', ['争议种类', '提出件数'], ({ raised }) => raised.byKind.map(({ kindZh, count }) => [kindZh, count])),
  sheet('解决层级', ['层级', '结论件数', '占比（%）', '经过件数', '平均工作日', '中位工作日'], ({ solved, days }) =>
    solved.byLevel.map(({ level, levelZh, count, share }) => {
      const taken = days.find((each) => each.level === level);
      return [levelZh, count, share ?? '', taken?.cases ?? 0, taken?.mean ?? '', taken?.median ?? ''];
    })),
  sheet('领导协调', ['本期次数', '上期次数', '比上期', '上年同期次数', '比上年同期'], ({ leaderInterventions: { count, previous, yearBefore } }) => [[count, previous.count, previous.change, yearBefore.count, yearBefore.change]]),
  sheet('单位情况', ['单位', '缺席', '逾期召集', '拒不执行', '合计'], ({ organs }) => organs.map(({ name, absent, lateConvenor, nonCompliant, total }) => [name ?? '（原单位）', absent, lateConvenor, nonCompliant, total])),
  sheet('成因与层级', ['成因', '部门协商', '编办、司法协调', '编委裁定', '合计'], ({ causes }) => causes.map(({ causeZh, levels, total }) => [causeZh, ...levels.map(({ count }) => count), total])),
];
