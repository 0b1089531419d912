import { powerTypeZh } from '@yidan/kernel';
import type { SheetToWrite } from '@yidan/documents';
import type { FunctionCategory, ItemFixture, ItemTimeLimit, ListFixture, ResponsibilityField, ServiceObject } from './model.ts';

const CATEGORIES: Record<FunctionCategory, string> = {
  MACRO_MANAGEMENT: '宏观管理（行业管理）',
  APPROVAL_ENFORCEMENT_COORDINATION: '审批执法协同（行业监管）',
  GENERAL_AFFAIRS: '综合事务',
};
const FIELDS: Record<ResponsibilityField, string> = { PUBLIC_MANAGEMENT: '公共管理', PUBLIC_SAFETY: '公共安全', PUBLIC_SERVICE: '公共服务', ECONOMIC_REGULATION: '经济调节' };
const OBJECTS: Record<ServiceObject, string> = { CITIZEN: '自然人', LEGAL_PERSON: '法人', OTHER_ORG: '其他组织', INTERNAL: '内部' };
const CLOCKS: Record<ItemTimeLimit['clock'], string> = { WORKING_DAY: '个工作日', CALENDAR_DAY: '日', MONTH: '个月' };
const lines = (texts: readonly string[]): string => texts.join('\n');
const names = (texts: readonly string[]): string => texts.join('、');

/** 清单模板各列: the nine elements in their order, then the extension columns; each with what it holds of an item. */
const COLUMNS: readonly (readonly [header: string, width: number, cell: (item: ItemFixture) => string | number])[] = [
  ['序号', 6, (i) => i.seqNo],
  ['主要职能', 18, (i) => i.majorFunction.name],
  ['专项职能', 18, (i) => i.specialFunction.name],
  ['职能清单', 32, (i) => i.name],
  ['属性', 12, (i) => i.attribute],
  ['职能来源及依据', 48, (i) => lines(i.basis.map((b) => `【${b.role === 'ORIGIN' ? '来源' : '依据'}】${b.text}`))],
  ['与“三定”规定主要职责的对应关系', 36, (i) => lines(i.sandingDuties)],
  ['“三定”规定内设机构主要职责的具体规定', 36, (i) => lines(i.sandingUnitProvisions)],
  ['备注', 16, (i) => i.remarks],
  ['事项编码', 24, (i) => i.code],
  ['牵头科室', 16, (i) => i.leadUnit],
  ['协办科室', 18, (i) => names(i.assistUnits)],
  ['权力类型', 14, (i) => lines(i.powers.map((p) => powerTypeZh[p.type]))],
  ['权力编号', 12, (i) => lines(i.powers.map((p) => p.number))],
  ['权力名称', 28, (i) => lines(i.powers.map((p) => p.name))],
  ['关键词', 20, (i) => names(i.keywords)],
  ['办理时限', 12, (i) => (i.timeLimit ? `${i.timeLimit.amount}${CLOCKS[i.timeLimit.clock]}` : '')],
  ['职能描述', 36, (i) => i.description],
  ['主要职能类别', 20, (i) => CATEGORIES[i.majorFunction.category]],
  ['统筹科室', 16, (i) => i.specialFunction.coordinatorUnit],
  ['职责对象', 14, (i) => names(i.serviceObjects.map((o) => OBJECTS[o]))],
  ['责任领域', 12, (i) => FIELDS[i.responsibilityField]],
];

/** 清单工作表: the list of one organ in the form of the template. */
export function templateSheet(list: ListFixture, organName: string): SheetToWrite {
  return {
    name: '职责任务清单',
    title: `${organName}职责任务清单`,
    columns: COLUMNS.map(([header, width], n) => ({ header, width, shaded: n >= 9 })),
    rows: list.items.map((item) => COLUMNS.map(([, , cell]) => cell(item))),
  };
}
