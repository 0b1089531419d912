import type { OrganKind, PowerType } from '@yidan/kernel';
import { actOf, powerTypeOf } from './acts.ts';
import type { DutyChange, FunctionCategory, ItemTimeLimit, ResponsibilityField, ServiceObject, UnitFixture } from './model.ts';
import { pick } from './spread.ts';

/** 职责底本: what a book says about one organ, before it belongs to a district. */
export interface OrganBook {
  code: string;
  name: string;
  shortName: string;
  kind: OrganKind;
  units: UnitFixture[];
  duties: { text: string; change: DutyChange }[];
  items: BookItem[];
}

/** One line of a book; duties are indexes into the organ's duties. */
export interface BookItem {
  major: { name: string; category: FunctionCategory; field: ResponsibilityField };
  special: { name: string; coordinator: string };
  duties: number[];
  name: string;
  description: string;
  attribute: string;
  cited: string;
  keywords: string[];
  lead: string;
  assist: string[];
  remarks: string;
  powers: { type: PowerType; number?: string; name: string }[];
  timeLimit?: ItemTimeLimit;
  serviceObjects: ServiceObject[];
}

const CATEGORIES: Record<string, FunctionCategory> = { 宏观管理: 'MACRO_MANAGEMENT', 审批执法协同: 'APPROVAL_ENFORCEMENT_COORDINATION', 综合事务: 'GENERAL_AFFAIRS' };
const FIELDS: Record<string, ResponsibilityField> = { 管理: 'PUBLIC_MANAGEMENT', 安全: 'PUBLIC_SAFETY', 服务: 'PUBLIC_SERVICE', 经济: 'ECONOMIC_REGULATION' };
const CLOCKS: Record<string, ItemTimeLimit['clock']> = { 工: 'WORKING_DAY', 日: 'CALENDAR_DAY', 月: 'MONTH' };

/**
 * 读底本: lines of one organ.
 * 机 code|name|short name|kind · 科 code|name|approved/actual staff|provision · 职 main duty ·
 * # main function|category|field · ## special function|coordinating unit|duties|assisting units ·
 * act object|citation|keywords|matter|@lead unit|+assisting unit|20工|&power|#remark
 */
export function readBook(text: string): OrganBook {
  let book: OrganBook | undefined;
  let major: BookItem['major'] | undefined;
  let special: (BookItem['special'] & { duties: number[]; assist: string[] }) | undefined;
  for (const line of text.split('\n').filter((l) => l.trim() !== '')) {
    const [, word = '', rest = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
    const cells = rest.split('|');
    const cell = (n: number): string => cells[n] ?? fail(line);
    if (word === '机') book = { code: cell(0), name: cell(1), shortName: cell(2), kind: cell(3) as OrganKind, units: [], duties: [], items: [] };
    else if (!book) fail(line);
    else if (word === '科') book.units.push(readUnit(cells, line));
    else if (word === '职') book.duties.push({ text: `${rest}。`, change: 'KEPT' });
    else if (word === '#') major = { name: cell(0), category: CATEGORIES[cell(1)] ?? fail(line), field: FIELDS[cell(2)] ?? fail(line) };
    else if (word === '##') special = { name: cell(0), coordinator: cell(1), duties: cell(2).split(',').map((n) => Number(n) - 1), assist: (cells[3] ?? '').split(' ').filter((u) => u !== '') };
    else if (major && special) book.items.push(readItem(word, cells, { major, special: { name: special.name, coordinator: special.coordinator }, duties: special.duties, lead: special.coordinator, assist: special.assist }, line));
    else fail(line);
  }
  if (!book) throw new Error('an empty book');
  return checked(book);
}

function readUnit(cells: string[], line: string): UnitFixture {
  const [code = '', name = '', staff = '', provisionText = ''] = cells;
  const [approvedStaff = NaN, actualStaff = NaN] = staff.split('/').map(Number);
  if (provisionText === '' || Number.isNaN(approvedStaff + actualStaff)) fail(line);
  return { code, name, provisionText: `${provisionText}。`, approvedStaff, actualStaff };
}

function readItem(word: string, cells: string[], place: Pick<BookItem, 'major' | 'special' | 'duties' | 'lead' | 'assist'>, line: string): BookItem {
  const act = actOf(word);
  const [object = '', cited = '', keywords = '', matter = '', ...extras] = cells;
  if (!act || matter === '') return fail(line);
  const name = act.name(object);
  const item: BookItem = {
    ...place,
    name,
    description: pick(act.sentences, name)(matter),
    attribute: act.attribute,
    cited,
    keywords: keywords.split(' '),
    remarks: '',
    powers: act.power ? [{ type: act.power, name }] : [],
    ...(act.limit && { timeLimit: act.limit }),
    serviceObjects: [...act.objects],
  };
  for (const extra of extras.filter((e) => e !== '')) {
    const limit = /^(\d+)([工日月])$/.exec(extra);
    if (extra.startsWith('@')) item.lead = extra.slice(1);
    else if (extra.startsWith('+')) item.assist = [...item.assist, extra.slice(1)];
    else if (extra.startsWith('#')) item.remarks = extra.slice(1);
    else if (extra.startsWith('&')) item.powers = extra.slice(1).split('&').map((p) => readPower(p, line));
    else if (limit) item.timeLimit = { amount: Number(limit[1]), clock: CLOCKS[limit[2] ?? ''] ?? fail(line) };
    else fail(line);
  }
  item.assist = item.assist.filter((unit) => unit !== item.lead);
  return item;
}

function readPower(text: string, line: string): BookItem['powers'][number] {
  const [, word = '', number = '', name = ''] = /^(\D+)(\d+):(.+)$/.exec(text) ?? fail(line);
  return { type: powerTypeOf(word), number, name };
}

function checked(book: OrganBook): OrganBook {
  const units = new Set(book.units.map((u) => u.code));
  for (const item of book.items) {
    for (const unit of [item.special.coordinator, item.lead, ...item.assist]) if (!units.has(unit)) throw new Error(`${book.code}: unit ${unit} of ${item.name} is unknown`);
    for (const duty of item.duties) if (!book.duties[duty]) throw new Error(`${book.code}: duty ${duty + 1} of ${item.name} is unknown`);
  }
  return book;
}

function fail(line: string): never {
  throw new Error(`cannot read this line of a book: ${line}`);
}
