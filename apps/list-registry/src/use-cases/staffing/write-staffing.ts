import type { StaffingEvidenceAnswer } from '@yidan/contracts';
import { writeWorkbook } from '@yidan/documents';

const COLUMNS: readonly (readonly [string, number])[] = [
  ['科室编码', 10], ['科室', 24], ['牵头事项', 10], ['协办事项', 10], ['年办结件数', 12], ['年协办件数', 12], ['加权工作量', 12], ['工作量占比', 12], ['核定编制', 10], ['实有人数', 10], ['人员占比', 10], ['人均工作量', 12],
];

/** 编制使用依据表 as a workbook. Runs in a worker thread. */
export async function writeStaffing({ organ, from, to, version, assistWeight, units, total }: StaffingEvidenceAnswer): Promise<Uint8Array> {
  const title = `${organ.name}机构编制使用依据（${from}至${to}）`;
  const rows = [
    ...units.map((u) => [u.code, u.name, u.itemsLed, u.itemsAssisted, u.ordersClosed, u.ordersAssisted, u.workload, percent(u.workloadShare), u.approvedStaff, u.actualStaff, percent(u.staffShare), u.workloadPerPerson ?? '']),
    ['', '合计', total.itemsLed, total.itemsAssisted, total.ordersClosed, total.ordersAssisted, total.workload, '', total.approvedStaff, total.actualStaff, '', total.workloadPerPerson ?? ''],
    ['', `清单版本：${version?.label ?? '无'}；加权工作量＝办结件数＋${assistWeight}×协办件数。`],
  ];
  return writeWorkbook({ title, sheets: [{ name: '编制使用依据', title, columns: COLUMNS.map(([header, width]) => ({ header, width })), rows }] });
}

function percent(share: number | null): string {
  return share === null ? '' : `${(share * 100).toFixed(1)}%`;
}
