import { z } from 'zod';
import { BusinessDate, Id, Instant, OrganCode } from '../fields.ts';
import { Channel, Urgency } from './http.ts';
import { LiveFigure, ResultFigure } from './live-figures.ts';

const NamedOrgan = z.object({ id: Id, code: OrganCode.nullable(), name: z.string() });
const NamedUnit = z.object({ id: Id, code: z.string().nullable(), name: z.string() });
const counted = <Figure extends string>(figures: readonly Figure[]) => z.object(Object.fromEntries(figures.map((figure) => [figure, z.int().min(0)])) as Record<Figure, z.ZodInt>);
/** 下钻: the addresses that list what a figure counts; that of a row is the figure's with the row's filter behind it. */
const Links = z.record(z.string(), z.string());

/** 实时计数. */
export const LiveCounts = counted(LiveFigure.options);
export type LiveCounts = z.infer<typeof LiveCounts>;

/** 履职实时显示 (R-DIS-8, F-037): what runs, is due today, is overdue, waits for an answer, now. */
export const LiveAnswer = z.object({
  at: Instant,
  total: LiveCounts,
  /** 待定责来件: only for whoever sees the whole tenant. */
  undecided: z.object({ total: z.int(), confirm: z.int(), ambiguous: z.int(), unmatched: z.int(), inDispute: z.int() }).nullable(),
  organs: z.array(LiveCounts.extend({ organ: NamedOrgan, filter: z.string() })),
  units: z.array(LiveCounts.extend({ organ: NamedOrgan, unit: NamedUnit, filter: z.string() })),
  /** By where the matter is, as far as its sender said so. */
  townships: z.array(LiveCounts.extend({ regionCode: z.string().nullable(), name: z.string().nullable(), filter: z.string().nullable() })),
  urgencies: z.array(LiveCounts.extend({ urgency: Urgency, filter: z.string() })),
  links: Links,
});
export type LiveAnswer = z.infer<typeof LiveAnswer>;

/** 分组: whose or what for the results are. */
export const ResultsBy = z.enum(['organ', 'unit', 'item', 'township', 'channel']);
export type ResultsBy = z.infer<typeof ResultsBy>;
const Period = { from: BusinessDate, to: BusinessDate };
const endsAfter = ({ from, to }: { from: string; to: string }): boolean => from <= to;
const BACKWARDS = { path: ['to'], error: 'the period ends before it begins' };

/** 结果数据评估查询: days are business dates, both inclusive. */
export const ResultsQuery = z.strictObject({ ...Period, by: ResultsBy.default('organ') }).refine(endsAfter, BACKWARDS);
export type ResultsQuery = z.infer<typeof ResultsQuery>;
/** 结果数据评估导出: a workbook of all groupings, or one of them as text. */
export const ResultsExportQuery = z.strictObject({ ...Period, by: ResultsBy.default('organ'), format: z.enum(['xlsx', 'csv']).default('xlsx') }).refine(endsAfter, BACKWARDS);
export type ResultsExportQuery = z.infer<typeof ResultsExportQuery>;

/** 用时: how long it took, in minutes with one decimal; null where nothing was measured. */
export const Taken = z.object({ count: z.int(), averageMinutes: z.number().nullable(), medianMinutes: z.number().nullable() });
export type Taken = z.infer<typeof Taken>;
const Rate = z.number().nullable();

/** 办件结果: counts of orders, and what follows from them; rates in per cent with one decimal. */
export const OrderResults = z.object({
  counts: counted(ResultFigure.options),
  respondedRate: Rate,
  resolvedRate: Rate,
  satisfiedRate: Rate,
  signOnTimeRate: Rate,
  handleOnTimeRate: Rate,
  /** 平均改派次数: how often a matter was sent on before it came to who leads it. */
  hopsPerMatter: z.number().nullable(),
  /** 来件至签收, 来件至办结: of the orders that lead. */
  intakeToSign: Taken,
  intakeToClose: Taken,
  /** 工作量: orders closed in the period, whenever they went out, and the hours from their dispatch to their close. */
  workload: z.object({ closed: z.int(), hours: z.number() }),
});
export type OrderResults = z.infer<typeof OrderResults>;

/** 来件结果: how the list did (清单命中率): AUTO that stood, and CONFIRM that was confirmed, of all that was decided. */
export const MatterResults = z.object({
  received: z.int(),
  decided: z.int(),
  auto: z.int(),
  autoRight: z.int(),
  confirm: z.int(),
  confirmedAsProposed: z.int(),
  ambiguous: z.int(),
  unmatched: z.int(),
  /** 重复来件: merged into another one by an operator. */
  merged: z.int(),
  referred: z.int(),
  hitRate: Rate,
});
export type MatterResults = z.infer<typeof MatterResults>;

const ResultRow = z.object({
  organ: NamedOrgan.nullable(),
  unit: NamedUnit.nullable(),
  item: z.object({ itemKey: Id.nullable(), code: z.string().nullable(), name: z.string() }).nullable(),
  township: z.object({ regionCode: z.string().nullable(), name: z.string().nullable() }).nullable(),
  channel: Channel.nullable(),
  /** Null where no list can be asked for just this row. */
  filter: z.string().nullable(),
  orders: OrderResults,
  /** Of matters only by township and channel, and for whoever sees the whole tenant. */
  matters: MatterResults.nullable(),
});
export type ResultRow = z.infer<typeof ResultRow>;

/** 结果数据评估 (F-038). */
export const ResultsAnswer = z.object({
  from: BusinessDate,
  to: BusinessDate,
  by: ResultsBy,
  total: z.object({ orders: OrderResults, matters: MatterResults.nullable() }),
  rows: z.array(ResultRow),
  /** 未匹配高频: what the list had no answer for, by titles without personal data, the most frequent first (R-DIS-6). */
  topUnmatched: z.array(z.object({ title: z.string(), category: z.string().nullable(), matters: z.int() })).nullable(),
  links: Links,
});
export type ResultsAnswer = z.infer<typeof ResultsAnswer>;

/** 事件流转时效查询 (F-152): so many days before a date against as many from it on. */
export const FlowQuery = z.strictObject({
  date: BusinessDate.refine((day) => day >= '2000-01-01' && day < '2200-01-01', { error: 'must be a day from 2000 to 2199' }),
  days: z.coerce.number().int().min(1).max(366).default(90),
});
export type FlowQuery = z.infer<typeof FlowQuery>;
const FlowPeriod = z.object({ ...Period, intakeToSign: Taken, intakeToClose: Taken, links: Links });
/** 事件流转时效 (F-152): intake to sign-for and to close, before and after. */
export const FlowAnswer = z.object({
  date: BusinessDate,
  before: FlowPeriod,
  after: FlowPeriod,
  /** Per cent by which the median became longer; less than nothing where it became shorter. */
  medianSignChange: Rate,
  medianCloseChange: Rate,
});
export type FlowAnswer = z.infer<typeof FlowAnswer>;
