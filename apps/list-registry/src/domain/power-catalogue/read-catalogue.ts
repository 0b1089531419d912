import { POWER_TYPES, type PowerType, type RegionLevel, type Violation } from '@yidan/kernel';
import { headingType, powerTypesIn } from '../list-import/power-type.ts';
import { headingKey, squeeze } from '../list-import/wording.ts';
import { powerKey, type ListedCataloguePower, type PowerStatus } from './catalogue-power.ts';

/** A sheet as the reader of workbooks gives it. */
export interface CatalogueSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly string[])[];
  readonly merges: readonly { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number }[];
}

/** 指导清单读取结果: the powers, or every row that is wrong. */
export interface CatalogueReading {
  readonly powers: readonly ListedCataloguePower[];
  readonly errors: readonly Violation[];
  /** Lines that are no power: headings and notes. */
  readonly skipped: readonly { readonly sheet: string; readonly row: number; readonly text: string }[];
}

const COLUMNS = {
  type: /^(?:权力|职权|事项|权责)?(?:类型|类别)$/,
  number: /^(?:权力|职权|事项|基本)?(?:编号|编码|代码)$/,
  name: /^(?:(?:权力|职权|事项|权责)(?:事项)?名称|名称|(?:权力|职权)事项)$/,
  basis: /^(?:设定|实施|法律|法定|行使)?(?:法律)?依据$/,
  organ: /^(?:行使|实施|执法|责任)(?:主体|机关|部门)$|^行业主管部门$/,
  levels: /^(?:行使|实施|法定|权力)?层级$/,
  status: /^状态$/,
} as const;
type Column = keyof typeof COLUMNS;
const NEEDED: readonly Column[] = ['number', 'name'];

const LEVELS: readonly (readonly [RegExp, RegionLevel])[] = [
  [/国家|中央/, 'NATION'],
  [/省|自治区/, 'PROVINCE'],
  [/^(?:设区的?)?(?:市|州|地)/, 'CITY'],
  [/县|区|旗/, 'DISTRICT'],
  [/乡|镇|街道/, 'TOWN_STREET'],
];

/** 读指导清单: powers by type and number out of the sheets of a workbook. */
export function readCatalogue(sheets: readonly CatalogueSheet[]): CatalogueReading {
  const powers: ListedCataloguePower[] = [];
  const errors: Violation[] = [];
  const skipped: { sheet: string; row: number; text: string }[] = [];
  const places: string[] = [];
  const shown = sheets.filter(({ hidden }) => !hidden);
  for (const sheet of shown) {
    const head = headOf(sheet);
    if (!head) continue;
    let heading: PowerType | undefined;
    sheet.rows.forEach((row, r) => {
      if (r <= head.row || row.every((cell) => cell.trim() === '')) return;
      const filled = row.filter((cell) => cell.trim() !== '');
      if (filled.length === 1) {
        heading = headingType(filled[0]!) ?? heading;
        skipped.push({ sheet: sheet.name, row: r + 1, text: squeeze(filled[0]!).slice(0, 60) });
        return;
      }
      const read = powerOf((column) => squeeze(cellOf(sheet, r, head.columns[column])), heading, `${sheet.name}!${r + 1}`, errors);
      if (!read) return;
      powers.push(read);
      places.push(`${sheet.name}!${r + 1}`);
    });
  }
  if (!shown.some((sheet) => headOf(sheet))) errors.push(wrong('file', 'REGISTRY.CATALOGUE.NO_HEADINGS', 'No sheet has the columns 权力编号 and 权力名称', '没有找到“权力编号”“权力名称”列'));
  else if (powers.length === 0 && errors.length === 0) errors.push(wrong('file', 'REGISTRY.CATALOGUE.EMPTY', 'The file has no powers', '文件中没有权力'));
  return { powers, errors: [...errors, ...repeatedIn(powers, (i) => places[i]!)], skipped };
}

/** 编号重复: a number stands once for each type. */
export function repeatedIn(powers: readonly ListedCataloguePower[], placeOf: (index: number) => string): Violation[] {
  const first = new Map<string, number>();
  return powers.flatMap((power, i) => {
    const key = powerKey(power);
    if (key === null) return [wrong(placeOf(i), 'REGISTRY.CATALOGUE.NUMBER_MISSING', 'The power has no number', '缺少权力编号')];
    const held = first.get(key);
    if (held === undefined) {
      first.set(key, i);
      return [];
    }
    return [wrong(placeOf(i), 'REGISTRY.CATALOGUE.NUMBER_TAKEN', `${power.type} ${power.number} stands at ${placeOf(held)} already`, `该类型编号 ${power.number} 已在 ${placeOf(held)} 出现`)];
  });
}

function headOf({ rows }: CatalogueSheet): { row: number; columns: Partial<Record<Column, number>> } | null {
  for (const [row, cells] of rows.slice(0, 15).entries()) {
    const keys = cells.map(headingKey);
    const columns = Object.fromEntries((Object.keys(COLUMNS) as Column[]).map((column) => [column, keys.findIndex((key) => COLUMNS[column].test(key))]).filter(([, at]) => at !== -1)) as Partial<Record<Column, number>>;
    if (NEEDED.every((column) => columns[column] !== undefined)) return { row, columns };
  }
  return null;
}

// A cell under a merge means what stands at its top.
function cellOf({ rows, merges }: CatalogueSheet, row: number, column: number | undefined): string {
  if (column === undefined) return '';
  const own = rows[row]?.[column] ?? '';
  if (own !== '') return own;
  const merge = merges.find((one) => one.top <= row && row <= one.bottom && one.left <= column && column <= one.right);
  return merge ? (rows[merge.top]?.[merge.left] ?? '') : '';
}

function powerOf(cell: (column: Column) => string, heading: PowerType | undefined, place: string, errors: Violation[]): ListedCataloguePower | null {
  const before = errors.length;
  const label = cell('type');
  const [type, ...more] = label === '' ? [heading] : (POWER_TYPES as readonly string[]).includes(label) ? [label as PowerType] : powerTypesIn(label);
  if (!type || more.length > 0) errors.push(wrong(place, 'REGISTRY.CATALOGUE.TYPE_UNKNOWN', `“${label}” is no type of power`, `“${label}”不是行政权力类型`));
  const number = cell('number').normalize('NFKC');
  if (number === '') errors.push(wrong(place, 'REGISTRY.CATALOGUE.NUMBER_MISSING', 'The power has no number', '缺少权力编号'));
  const name = cell('name');
  if (name === '') errors.push(wrong(place, 'REGISTRY.CATALOGUE.NAME_MISSING', 'The power has no name', '缺少权力名称'));
  const levels = cell('levels').split(/[、,，;；/\s]+/u).filter((text) => text !== '').map((text) => ({ text, level: LEVELS.find(([words]) => words.test(text))?.[1] }));
  for (const { text, level } of levels) if (!level) errors.push(wrong(place, 'REGISTRY.CATALOGUE.LEVEL_UNKNOWN', `“${text}” is no level`, `“${text}”不是行使层级`));
  const status = statusOf(cell('status'));
  if (!status) errors.push(wrong(place, 'REGISTRY.CATALOGUE.STATUS_UNKNOWN', `“${cell('status')}” is no status`, `“${cell('status')}”不是权力状态`));
  if (errors.length > before) return null;
  const basis = cell('basis');
  return { type: type!, number, name, basis: basis === '' ? [] : [basis], subjectOrganKind: null, subjectOrgan: cell('organ') || null, levels: [...new Set(levels.map(({ level }) => level!))], status: status! };
}

function statusOf(text: string): PowerStatus | undefined {
  if (/^(有效|现行有效|在用|保留|新增|ACTIVE)?$/.test(text)) return 'ACTIVE';
  if (/^(调整|变更|修改|修订|AMENDED)$/.test(text)) return 'AMENDED';
  return /^(废止|取消|REPEALED)$/.test(text) ? 'REPEALED' : undefined;
}

function wrong(path: string, code: string, message: string, messageZh: string): Violation {
  return { path, code, message: `${path}: ${message}`, messageZh: `${path}：${messageZh}` };
}
