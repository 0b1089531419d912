import { powerTypeZh, type PowerType } from '@yidan/kernel';
import { declaredIn, type Declared } from './declared-counts.ts';
import { findTables, type FoundTable } from './find-tables.ts';
import type { ImportIssues } from './import-issues.ts';
import type { ContentItem } from './list-content.ts';
import { itemOf, joined, type Matter } from './matter.ts';
import { isPair, numberedParts, printedNumbers, withoutNumber } from './numbering.ts';
import { headingType, powerTypesIn, typeByName } from './power-type.ts';
import type { PublishedField } from './published-fields.ts';
import { kindOfRow } from './row-kinds.ts';
import { readUnits } from './units.ts';
import { columnLetters, Grid, type SheetCells } from './workbook-cells.ts';
import { nameKey, squeeze } from './wording.ts';

/** A number the sheet states and what it can be compared with. */
export interface DeclaredAt extends Declared {
  row: number;
  items: ContentItem[];
}

export interface PublishedSheet {
  tables: FoundTable[];
  items: ContentItem[];
  declared: DeclaredAt[];
  rowsRead: number;
}

/** 公布的权责清单: reads one sheet of a published list, whatever its layout, and says what it did with every row. */
export function readPublishedSheet(sheet: SheetCells, issues: ImportIssues): PublishedSheet {
  const grid = new Grid(sheet);
  const reader = new SheetReader(sheet, grid, findTables(grid), issues);
  return reader.read();
}

class SheetReader {
  private readonly sheet: SheetCells;
  private readonly grid: Grid;
  private readonly tables: FoundTable[];
  private readonly namesOffices: boolean;
  private readonly issues: ImportIssues;
  private readonly items: ContentItem[] = [];
  /** The matter that was begun last; it becomes an item when the next one begins. */
  private last: Matter | undefined;
  /** How many were begun. */
  private begun = 0;
  /** The last printed number, and how many matters had begun with it. */
  private numbered: { last: number | undefined; begun: number } = { last: undefined, begun: 0 };
  private readonly declared: (Declared & { row: number; from: number; to: number })[] = [];
  private table!: FoundTable;
  private current: Matter | undefined;
  private sectionType: PowerType | undefined;
  private openSection: (Declared & { row: number; from: number; to: number })[] = [];
  private lastTypes: PowerType[] = [];
  private rowsRead = 0;

  constructor(sheet: SheetCells, grid: Grid, tables: FoundTable[], issues: ImportIssues) {
    this.sheet = sheet;
    this.grid = grid;
    this.tables = tables;
    this.namesOffices = tables.some((t) => [...t.columns.values()].includes('unit'));
    this.issues = issues;
  }

  read(): PublishedSheet {
    this.sectionType = headingType(this.sheet.name) ?? undefined;
    let from = 0;
    for (const table of this.tables) {
      this.readLinesAbove(from, table);
      this.table = table;
      for (let row = table.headerBottom + 1; row <= table.lastRow; row += 1) this.readRow(row);
      from = table.lastRow + 1;
      this.current = undefined;
    }
    this.closeSection();
    this.nameCoveredText();
    this.finishMatter();
    const { items } = this;
    const declared = this.declared.map(({ from: first, to, ...rest }) => ({ ...rest, items: items.slice(first, to) }));
    return { tables: this.tables, items, declared, rowsRead: this.rowsRead };
  }

  private nameCoveredText(): void {
    const rows = Map.groupBy(this.sheet.covered ?? [], (c) => c.row);
    for (const [row, cells] of rows) {
      const where = cells.map((c) => columnLetters(c.column)).join('、');
      this.note('SKIPPED', 'COVERED_TEXT', row, `${where}：${squeeze(cells[0]?.text ?? '')}`, `Text hidden under merged cells (${where}) was not read.`, `合并单元格下隐藏的旧文字（${where} 列）未读取。`);
    }
  }

  /** Titles and section lines between two tables: they may name the type of what follows and count it. */
  private readLinesAbove(from: number, table: FoundTable): void {
    if (table.repeats) this.skip('REPEATED_HEADER', table.headerTop, '', 'The heading is repeated here.', '此处重复出现表头，已跳过。');
    for (let row = from; row < table.headerTop; row += 1) {
      const text = squeeze(this.grid.filled(row).map((c) => this.grid.own(row, c)).filter((t, i, all) => all.indexOf(t) === i).join(' '));
      if (text === '') continue;
      if (headingType(text) !== undefined) this.startSection(row, text);
      else this.recordCounts(row, text, 0);
      this.note('INFO', 'TITLE', row, text, 'Read as a title.', '识别为标题行。');
    }
  }

  private readRow(row: number): void {
    const kind = kindOfRow(this.grid, this.table, row, (field) => this.column(field));
    if (kind.kind === 'BLANK') return;
    this.rowsRead += 1;
    if (kind.kind === 'HEADING') return this.skip('REPEATED_HEADER', row, '', 'The heading is repeated here.', '此处重复出现表头，已跳过。');
    if (kind.kind === 'DATA') return this.readData(row);
    if (kind.kind === 'SECTION' && headingType(kind.text) !== undefined) this.startSection(row, kind.text);
    else this.recordCounts(row, kind.text, 0);
    this.current = undefined;
    const [rule, message, messageZh] = {
      SECTION: ['SECTION', 'A section title, not a matter.', '分类标题行，不作为事项。'],
      TOTAL: ['TOTAL', 'A total, not a matter.', '合计行，不作为事项。'],
      NOTE: ['NOTE', 'A note below or between the rows, not a matter.', '说明或落款行，不作为事项。'],
    }[kind.kind] as [string, string, string];
    this.skip(rule, row, kind.text, message, messageZh);
  }

  private readData(row: number): void {
    const seqText = this.own(row, 'seqNo');
    const name = squeeze(this.own(row, 'name'));
    const sub = this.own(row, 'subName');
    const inside = /^(\d+)[.\-－](\d+)$/.exec(squeeze(seqText).normalize('NFKC'));
    const numbers = printedNumbers(seqText);

    if (name !== '') {
      const last = this.current?.printed.at(-1);
      if (inside && last !== undefined && Number(inside[1]) === last && !isPair(inside)) return this.addSubItem(row, name);
      // Under the same name, another power number is another power, whatever else repeats.
      const number = squeeze(this.own(row, 'number'));
      const isAnother = number !== '' && !this.current?.powers.some((p) => p.number === number);
      const mayGoOn = this.current !== undefined && (sub !== '' || (seqText === '' && !isAnother));
      if (mayGoOn && nameKey(name) === nameKey(this.current?.name ?? '')) return sub !== '' ? this.addSubItem(row, sub) : this.continueMatter(row, false);
      if (seqText === '' && !this.isOwnMatter(row)) return this.continueMatter(row, true);
      return this.startMatter(row, name, numbers.length > 0 ? numbers : isPair(inside) ? [Number(inside?.[1]), Number(inside?.[2])] : [], seqText);
    }
    if (seqText !== '' && numbers.length > 0) return this.readNumberWithoutName(row, numbers, sub);
    if (!this.current) return this.skip('NOTE', row, this.rowText(row), 'Text before the first matter.', '首个事项之前的文字，已跳过。');
    if (sub !== '') return this.addSubItem(row, sub);
    const types = powerTypesIn(this.own(row, 'type'));
    if (types.length > 0 && types.some((t) => !this.current?.powers.some((p) => p.type === t))) return this.addType(row, types);
    this.continueMatter(row, false);
  }

  private readNumberWithoutName(row: number, numbers: number[], sub: string): void {
    const nameColumn = this.column('name');
    const sharesName = nameColumn !== undefined && this.grid.continues(row, nameColumn);
    if (this.current && sharesName) {
      this.current.printed.push(...numbers);
      this.numbered = { last: numbers.at(-1), begun: this.begun };
      if (sub !== '') return this.addSubItem(row, sub);
      this.continueMatter(row, false, false);
      return this.merged('TWO_NUMBERS', row, numbers.join('、'), 'Several sequence numbers share one matter.', '多个序号对应同一事项，合并为一项。');
    }
    if (sub !== '') {
      this.doubt('REGISTRY.ITEM.NAME_FROM_SUB_ITEM', row, sub, 'The matter has no name of its own; that of its sub-item was taken.', '事项名称为空，以子项名称代替。');
      return this.startMatter(row, squeeze(sub), numbers, '');
    }
    const others = this.grid.filled(row).filter((c) => c !== this.column('seqNo'));
    if (others.length === 0) return this.skip('NUMBER_ONLY', row, numbers.join('、'), 'A number without any content.', '仅有序号，无内容，已跳过。');
    const path = `/items/${this.begun}/name`;
    this.issues.add('ERROR', 'REGISTRY.ITEM.ELEMENT_MISSING', { sheet: this.sheet.name, row: row + 1, column: this.letters('name'), value: this.rowText(row), path }, `The matter in row ${row + 1} has no name.`, `第 ${row + 1} 行事项没有名称。`);
  }

  private startMatter(row: number, name: string, numbers: number[], seqText: string): void {
    const matter: Matter = { row, printed: numbers, name: withoutNumber(name), powers: [], leads: [], assist: [], basis: '', description: '', remarks: '', timeLimit: '', promisedLimit: '', subject: '' };
    this.checkNumber(matter, seqText);
    this.finishMatter();
    this.last = matter;
    this.begun += 1;
    if (numbers.length > 0) this.numbered = { last: numbers.at(-1), begun: this.begun };
    this.current = matter;
    if (numbers.length > 1) this.merged('TWO_NUMBERS', row, seqText, 'One row carries several sequence numbers.', '一行对应多个序号，合并为一项。');
    this.absorb(row, matter);
    // 行政许可（12项） may stand in the merged cell of the type itself.
    if (/\d/.test(this.own(row, 'type'))) this.recordCounts(row, this.own(row, 'type'), 0);
    const types = this.typesAt(row, matter);
    const sub = this.own(row, 'subName');
    const parts = sub === '' ? [] : numberedParts(sub);
    if (parts.length > 1) this.merged('SUB_ITEMS_IN_CELL', row, sub, `One cell lists ${parts.length} sub-items; each became a power of the matter.`, `一个单元格列出 ${parts.length} 个子项，各作为该事项的一项权力。`, 'subName');
    if (types.length > 1) this.merged('SEVERAL_TYPES', row, this.own(row, 'type'), 'One row names several power types; each became a power of the matter.', '一行列有多种权力类型，各作为该事项的一项权力。', 'type');
    for (const powerName of parts.length > 0 ? parts : [matter.name]) for (const type of types) this.addPower(row, matter, type, powerName);
  }

  private finishMatter(): void {
    if (this.last) this.items.push(itemOf(this.last, this.sheet.name, this.namesOffices));
    this.last = undefined;
  }

  private addSubItem(row: number, sub: string): void {
    const matter = this.current;
    if (!matter) return this.startMatter(row, squeeze(sub), [], '');
    const parts = numberedParts(sub);
    const before = [...matter.leads];
    this.absorb(row, matter);
    for (const part of parts) for (const type of this.typesAt(row, matter)) this.addPower(row, matter, type, part);
    const what = `Sub-item of “${matter.name}”: one more power of the same matter.`;
    this.merged('SUB_ITEM', row, parts.join('；'), what, `“${matter.name}”的子项，作为该事项的一项权力并入。`);
    if (parts.length > 1) this.merged('SUB_ITEMS_IN_CELL', row, sub, `One cell lists ${parts.length} sub-items.`, `一个单元格列出 ${parts.length} 个子项。`, 'subName');
    if (before.length > 0 && matter.leads.length > before.length) {
      this.doubt('REGISTRY.ITEM.LEAD_UNIT_DUPLICATE', row, matter.leads.join('、'), 'The sub-items of this matter are led by different offices; the first leads and the others assist until someone splits it.', '同一事项的子项由不同科室承办，暂以首个科室牵头、其余协办，请确认是否拆分。', 'unit');
    }
  }

  private addType(row: number, types: PowerType[]): void {
    const matter = this.current;
    if (!matter) return;
    this.absorb(row, matter);
    for (const type of types) this.addPower(row, matter, type, matter.name);
    this.merged('SEVERAL_TYPES', row, types.map((t) => powerTypeZh[t]).join('、'), `A further power type of “${matter.name}”.`, `“${matter.name}”的另一权力类型，并入该事项。`, 'type');
  }

  /** A row without number and name goes on with the matter above it, as after a page break. */
  private continueMatter(row: number, named: boolean, report = true): void {
    const matter = this.current;
    if (!matter) return this.skip('NOTE', row, this.rowText(row), 'Text before the first matter.', '首个事项之前的文字，已跳过。');
    if (named && nameKey(this.own(row, 'name')) !== nameKey(matter.name)) {
      const whole = matter.name + squeeze(this.own(row, 'name'));
      for (const power of matter.powers) if (power.name === matter.name) power.name = whole;
      matter.name = whole;
      this.doubt('REGISTRY.IMPORT.NAME_CONTINUED', row, whole, 'The row has no number, type or office: its text was taken as the rest of the name above.', '该行无序号、类型和科室，按上一行名称的续行处理，请核对。', 'name');
    }
    this.absorb(row, matter);
    if (report) this.merged('CONTINUATION', row, this.rowText(row), `Continues “${matter.name}”.`, `“${matter.name}”的续行，已并入。`);
  }

  /** Takes over what this row says beyond number and name. */
  private absorb(row: number, matter: Matter): void {
    const { lead, assist } = readUnits(this.seen(row, 'unit'));
    const further = readUnits(this.seen(row, 'assistUnit'));
    if (lead !== '' && !matter.leads.includes(lead)) matter.leads.push(lead);
    for (const unit of [...assist, further.lead, ...further.assist]) if (unit !== '' && !matter.assist.includes(unit)) matter.assist.push(unit);
    matter.basis = joined(matter.basis, this.basisAt(row));
    matter.description = joined(matter.description, this.own(row, 'duty') || (matter.row === row ? this.seen(row, 'duty') : ''));
    matter.remarks = joined(matter.remarks, this.own(row, 'remarks') || (matter.row === row ? this.seen(row, 'remarks') : ''));
    matter.timeLimit ||= this.seen(row, 'timeLimit');
    matter.promisedLimit ||= this.seen(row, 'promisedLimit');
    matter.subject ||= squeeze(this.seen(row, 'subject'));
  }

  private basisAt(row: number): string {
    const texts = [...this.table.columns].filter(([, field]) => field === 'basis').map(([c]) => (this.grid.own(row, c) === '' && this.current?.row === row ? this.grid.seen(row, c) : this.grid.own(row, c)));
    return texts.filter((t) => t !== '').join('\n');
  }

  private typesAt(row: number, matter: Matter): PowerType[] {
    const text = this.seen(row, 'type');
    const own = powerTypesIn(text);
    if (own.length > 0) {
      this.lastTypes = own;
      return own;
    }
    if (text !== '') this.doubt('REGISTRY.IMPORT.TYPE_UNKNOWN', row, text, 'This power type is none of the ten; it was taken as 其他行政权力.', '权力类型不属于十类，暂按其他行政权力处理。', 'type');
    if (text !== '') return ['OTHER'];
    if (matter.powers.length > 0) return [matter.powers[0]?.type ?? 'OTHER'];
    if (this.sectionType) return [this.sectionType];
    if (this.column('type') !== undefined && this.lastTypes.length > 0) {
      this.doubt('REGISTRY.IMPORT.TYPE_CARRIED_DOWN', row, matter.name, `No power type; ${this.lastTypes.map((t) => powerTypeZh[t]).join('、')} was carried down from above.`, '权力类型为空，沿用上一事项的类型。', 'type');
      return this.lastTypes;
    }
    const guessed = typeByName(matter.name) ?? 'OTHER';
    this.doubt('REGISTRY.IMPORT.TYPE_INFERRED', row, matter.name, `No power type is stated; ${powerTypeZh[guessed]} was inferred from the name.`, `未注明权力类型，按名称推断为${powerTypeZh[guessed]}。`, 'type');
    return [guessed];
  }

  private addPower(row: number, matter: Matter, type: PowerType, name: string): void {
    const number = squeeze(this.seen(row, 'number'));
    matter.powers.push({ type, ...(number !== '' && { number }), name: withoutNumber(name) });
  }

  private checkNumber(matter: Matter, seqText: string): void {
    const seqColumn = this.column('seqNo');
    if (seqColumn === undefined) return;
    const printed = matter.printed[0];
    const before = this.numbered.last;
    const shares = printed === undefined && this.grid.continues(matter.row, seqColumn);
    if (shares) return this.doubt('REGISTRY.ITEM.SEQ_INVALID', matter.row, matter.name, 'Several matters share one sequence number.', '多个事项共用一个序号。', 'seqNo');
    if (printed === undefined) return this.doubt('REGISTRY.ITEM.SEQ_INVALID', matter.row, seqText, 'The matter has no sequence number of its own.', '该事项没有序号。', 'seqNo');
    // Numbering may begin anew with each section or type.
    if (printed === 1 || printed === (before ?? printed - 1) + 1) return;
    const unnumbered = this.begun - this.numbered.begun;
    if (before !== undefined && printed === before + 1 + unnumbered) return;
    const [message, messageZh] = before !== undefined && printed <= before ? ['is repeated or runs backwards', '重复或倒序'] : ['leaves a gap', '不连续'];
    this.doubt('REGISTRY.ITEM.SEQ_INVALID', matter.row, seqText, `The sequence number ${printed} ${message} (before it: ${before ?? 'none'}).`, `序号 ${printed} ${messageZh}（上一序号：${before ?? '无'}）。`, 'seqNo');
  }

  private startSection(row: number, text: string): void {
    this.closeSection();
    this.sectionType = headingType(text);
    this.recordCounts(row, text, this.begun);
    this.openSection = this.declared.filter((d) => d.row === row + 1);
  }

  private closeSection(): void {
    for (const open of this.openSection) open.to = this.begun;
    this.openSection = [];
  }

  private recordCounts(row: number, text: string, from: number): void {
    for (const d of declaredIn(text)) this.declared.push({ ...d, row: row + 1, from, to: Number.MAX_SAFE_INTEGER });
  }

  private isOwnMatter(row: number): boolean {
    return this.column('seqNo') === undefined || (['type', 'unit', 'basis'] as const).filter((f) => this.own(row, f) !== '').length >= (this.own(row, 'type') !== '' ? 1 : 2) || this.begun === 0;
  }

  private column(field: PublishedField): number | undefined {
    for (const [c, f] of this.table.columns) if (f === field) return c;
    return undefined;
  }

  private letters(field: PublishedField): string {
    const column = this.column(field);
    return column === undefined ? '' : columnLetters(column);
  }

  private own(row: number, field: PublishedField): string {
    const column = this.column(field);
    return column === undefined ? '' : this.grid.own(row, column);
  }

  private seen(row: number, field: PublishedField): string {
    const column = this.column(field);
    return column === undefined ? '' : this.grid.seen(row, column);
  }

  private rowText(row: number): string {
    return this.grid.filled(row).map((c) => squeeze(this.grid.own(row, c))).join(' | ');
  }

  private skip(rule: string, row: number, value: string, message: string, messageZh: string): void {
    this.note('SKIPPED', rule, row, value, message, messageZh);
  }

  private merged(rule: string, row: number, value: string, message: string, messageZh: string, field?: PublishedField): void {
    this.note('MERGED', rule, row, value, message, messageZh, field && this.column(field));
  }

  private doubt(rule: string, row: number, value: string, message: string, messageZh: string, field?: PublishedField): void {
    this.note('DOUBT', rule, row, value, message, messageZh, field && this.column(field));
  }

  private note(severity: 'SKIPPED' | 'MERGED' | 'DOUBT' | 'INFO', rule: string, row: number, value: string, message: string, messageZh: string, column?: number): void {
    const place = { sheet: this.sheet.name, row: row + 1, value, ...(column !== undefined && { column: columnLetters(column) }) };
    this.issues.add(severity, rule.includes('.') ? rule : `REGISTRY.IMPORT.${rule}`, place, message, messageZh);
  }
}
