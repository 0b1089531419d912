import { writeWorkbook } from '@yidan/documents';
import type { OrderResults, ResultRow, ResultsAnswer, ResultsBy } from '@yidan/contracts';
import { channelZh } from '../../domain/dispatch-order/words.ts';
import { csv } from '../orders-export.ts';

const BY_ZH: Readonly<Record<ResultsBy, string>> = { organ: '责任单位', unit: '内设机构', item: '事项', township: '镇街', channel: '来件渠道' };

type Line = Pick<ResultRow, 'orders' | 'matters'>;
interface Column {
  readonly header: string;
  readonly read: (line: Line) => number | null;
}

const count = (header: string, figure: keyof OrderResults['counts']): Column => ({ header, read: ({ orders }) => orders.counts[figure] });
const rate = (header: string, of: 'respondedRate' | 'resolvedRate' | 'satisfiedRate' | 'signOnTimeRate' | 'handleOnTimeRate'): Column => ({ header: `${header}（%）`, read: ({ orders }) => orders[of] });
const minutes = (header: string, of: 'intakeToSign' | 'intakeToClose', which: 'averageMinutes' | 'medianMinutes'): Column => ({ header: `${header}（分钟）`, read: ({ orders }) => orders[of][which] });

const OF_ORDERS: readonly Column[] = [
  count('派件数', 'orders'), count('签收数', 'signed'), count('办结数', 'closed'), rate('响应率', 'respondedRate'), rate('解决率', 'resolvedRate'), rate('满意率', 'satisfiedRate'),
  rate('按时签收率', 'signOnTimeRate'), rate('按时办理率', 'handleOnTimeRate'), count('退件数', 'returned'), { header: '平均改派次数', read: ({ orders }) => orders.hopsPerMatter },
  minutes('来件至签收平均用时', 'intakeToSign', 'averageMinutes'), minutes('来件至签收中位用时', 'intakeToSign', 'medianMinutes'),
  minutes('来件至办结平均用时', 'intakeToClose', 'averageMinutes'), minutes('来件至办结中位用时', 'intakeToClose', 'medianMinutes'),
  { header: '本期办结数（工作量）', read: ({ orders }) => orders.workload.closed }, { header: '本期办理小时数', read: ({ orders }) => orders.workload.hours },
];
const OF_MATTERS: readonly Column[] = [
  { header: '来件数', read: ({ matters }) => matters?.received ?? null },
  { header: '清单命中率（%）', read: ({ matters }) => matters?.hitRate ?? null },
  { header: '未匹配数', read: ({ matters }) => matters?.unmatched ?? null },
  { header: '重复来件数（并件）', read: ({ matters }) => matters?.merged ?? null },
];

/** 导出结果数据评估: one sheet for each grouping, the totals last, and what the list had no answer for. */
export async function exportResults(reports: readonly ResultsAnswer[], format: 'xlsx' | 'csv'): Promise<{ bytes: Uint8Array; type: string }> {
  const sheets = reports.map((report) => {
    const columns = report.total.matters ? [...OF_ORDERS, ...OF_MATTERS] : OF_ORDERS;
    const cells = (line: Line): string[] => columns.map(({ read }) => String(read(line) ?? ''));
    return {
      name: BY_ZH[report.by],
      columns: [{ header: BY_ZH[report.by], width: 40 }, ...columns.map(({ header }) => ({ header, width: 16 }))],
      rows: [...report.rows.map((row) => [nameOf(row), ...cells(row)]), ['合计', ...cells(report.total)]],
    };
  });
  if (format === 'csv') {
    const [{ columns, rows }] = sheets as [(typeof sheets)[number]];
    return { bytes: csv([columns.map(({ header }) => header), ...rows]), type: 'text/csv; charset=utf-8' };
  }
  const unmatched = reports[0]?.topUnmatched;
  const gaps = unmatched ? [{ name: '未匹配高频', columns: [{ header: '标题', width: 60 }, { header: '类别', width: 20 }, { header: '件数', width: 10 }], rows: unmatched.map(({ title, category, matters }) => [title, category ?? '', String(matters)]) }] : [];
  const title = `结果数据评估 ${reports[0]?.from ?? ''} 至 ${reports[0]?.to ?? ''}`;
  return { bytes: await writeWorkbook({ title, sheets: [...sheets, ...gaps] }), type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
}

function nameOf({ organ, unit, item, township, channel }: ResultRow): string {
  if (item) return [item.code, item.name].filter(Boolean).join(' ') || '（未定事项）';
  if (township) return township.name ?? township.regionCode ?? '（未注明）';
  if (channel) return channelZh[channel];
  return unit ? `${organ?.name ?? ''} ${unit.name}` : (organ?.name ?? '');
}
