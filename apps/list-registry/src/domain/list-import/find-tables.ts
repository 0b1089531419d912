import { contentScores } from './column-contents.ts';
import type { ImportColumn } from './list-content.ts';
import { powerTypesIn } from './power-type.ts';
import { headingField, headingScores, isUsualHeading, type PublishedField } from './published-fields.ts';
import { columnLetters, type Grid } from './workbook-cells.ts';
import { headingKey, squeeze } from './wording.ts';

/** A table found in a sheet: where its heading stands, which rows belong to it and what each column is. */
export interface FoundTable {
  headerTop: number;
  headerBottom: number;
  lastRow: number;
  columns: Map<number, PublishedField>;
  recognised: ImportColumn[];
  /** Heading words by column, to know the heading when it is repeated on a later page. */
  headings: Map<number, string>;
  /** The same words as they are compared: of the whole heading and of each of its lines. */
  headingKeys: Map<number, ReadonlySet<string>>;
  repeats: boolean;
}

const SAMPLE = 400;
/** Fields of which a table may have several columns; their texts are put one after the other. */
const SEVERAL: ReadonlySet<PublishedField> = new Set(['basis']);

/** Finds the tables of a sheet by their headings, or by their contents where no heading is understood. */
export function findTables(grid: Grid): FoundTable[] {
  const headers = headerBlocks(grid);
  if (headers.length === 0) {
    const guessed = tableWithoutHeading(grid);
    return guessed ? [guessed] : [];
  }
  const tables: FoundTable[] = [];
  headers.forEach(({ top, bottom }, i) => {
    const lastRow = (headers[i + 1]?.top ?? grid.height) - 1;
    const headings = headingsOf(grid, top, bottom);
    const first = tables.find((t) => !t.repeats && sameHeadings(t.headings, headings));
    if (first) {
      tables.push({ ...first, headerTop: top, headerBottom: bottom, lastRow, repeats: true });
      return;
    }
    const found = assign(grid, headings, bottom + 1, lastRow, leaves(grid, top, bottom));
    const before = tables.at(-1);
    if (isList(found.columns)) tables.push({ headerTop: top, headerBottom: bottom, lastRow, headings, headingKeys: keysOf(headings), repeats: false, ...found });
    // Words of a heading inside the list are no new table: its rows stay with the one above.
    else if (before) before.lastRow = lastRow;
  });
  return tables;
}

/** Whether columns read this way make a list: a name column and enough beside it. */
export function isList(columns: ReadonlyMap<number, PublishedField>): boolean {
  const fields = new Set(columns.values());
  return fields.has('name') && columns.size >= 2;
}

function headerBlocks(grid: Grid): { top: number; bottom: number }[] {
  const blocks: { top: number; bottom: number }[] = [];
  for (let r = 0; r < grid.height; r += 1) {
    if (!isHeading(grid, r)) continue;
    let top = r;
    let bottom = r;
    // A heading cell that reaches down, or stands over several columns, makes the heading two or three lines high.
    while (top > (blocks.at(-1)?.bottom ?? -1) + 1 && r - top < 2 && groupsAbove(grid, top)) top -= 1;
    while (bottom + 1 < grid.height && bottom - r < 2 && goesOn(grid, top, bottom)) bottom += 1;
    blocks.push({ top, bottom });
    r = bottom;
  }
  return blocks;
}

function isHeading(grid: Grid, r: number): boolean {
  const filled = grid.filled(r);
  if (filled.length < 2) return false;
  const texts = filled.map((c) => grid.own(r, c));
  if (texts.some((t) => squeeze(t).length > 40) || new Set(texts).size < Math.min(3, texts.length)) return false;
  if (!texts.some(isUsualHeading)) return false;
  const found = texts.map((t) => headingField(t)).filter((f) => f !== undefined && f.score >= 0.75);
  const fields = new Set(found.map((f) => f?.field));
  if (powerTypesIn(texts.join('、')).length > 0) return false;
  const enough = fields.size >= 3 || (fields.size === 2 && filled.length <= 3 && fields.has('name'));
  return enough && found.length >= filled.length * 0.4 && (['name', 'subName', 'type', 'basis', 'unit'] as const).some((f) => fields.has(f));
}

function groupsAbove(grid: Grid, top: number): boolean {
  const above = grid.filled(top - 1);
  if (above.length === 0 || above.some((c) => squeeze(grid.own(top - 1, c)).length > 20)) return false;
  return above.some((c) => {
    const area = grid.area(top - 1, c);
    const wide = area ? area.right - area.left + 1 : 1;
    return (area !== undefined && area.bottom >= top) || (wide > 1 && wide < grid.width * 0.7 && above.length > 1);
  });
}

function goesOn(grid: Grid, top: number, bottom: number): boolean {
  const next = bottom + 1;
  const spans = grid.filled(bottom).some((c) => (grid.area(bottom, c)?.bottom ?? bottom) >= next) || [...Array(grid.width).keys()].some((c) => grid.continues(next, c) && (grid.area(next, c)?.top ?? next) >= top);
  const filled = grid.filled(next);
  if (filled.length === 0) return spans && [...Array(grid.width).keys()].some((c) => grid.continues(next, c));
  const under = filled.every((c) => {
    const text = grid.own(next, c);
    const area = grid.area(bottom, c);
    const covered = area !== undefined && area.right > area.left;
    return squeeze(text).length <= 20 && (covered || grid.seenWide(bottom, c) === '' || (headingField(text)?.score ?? 0) >= 0.75);
  });
  const known = filled.some((c) => (headingField(grid.own(next, c))?.score ?? 0) >= 0.5);
  const sideways = filled.some((c) => (grid.area(bottom, c)?.right ?? c) > (grid.area(bottom, c)?.left ?? c));
  return under && (known || sideways) && !filled.some((c) => /^\d+$/.test(grid.own(next, c)) || powerTypesIn(grid.own(next, c)).length > 0);
}

function headingsOf(grid: Grid, top: number, bottom: number): Map<number, string> {
  const headings = new Map<number, string>();
  for (let c = 0; c < grid.width; c += 1) {
    const lines: string[] = [];
    for (let r = top; r <= bottom; r += 1) {
      const text = squeeze(grid.seenWide(r, c));
      const area = grid.area(r, c);
      // The same words once more are the same cell seen again; a title over the whole table names no column.
      if (text !== '' && text !== lines.at(-1) && !(area && area.right - area.left + 1 >= grid.width * 0.9 && grid.width > 3)) lines.push(text);
    }
    if (lines.length > 0) headings.set(c, lines.join('/'));
  }
  return headings;
}

function keysOf(headings: ReadonlyMap<number, string>): Map<number, ReadonlySet<string>> {
  return new Map([...headings].map(([c, heading]) => [c, new Set([heading, ...heading.split('/')].map(headingKey).filter((key) => key !== ''))]));
}

function leaves(grid: Grid, top: number, bottom: number): Map<number, string> {
  const found = new Map<number, string>();
  for (let c = 0; c < grid.width; c += 1) for (let r = bottom; r >= top && !found.has(c); r -= 1) if (grid.seenWide(r, c) !== '') found.set(c, squeeze(grid.seenWide(r, c)));
  return found;
}

function sameHeadings(a: ReadonlyMap<number, string>, b: ReadonlyMap<number, string>): boolean {
  const columns = new Set([...a.keys(), ...b.keys()]);
  const same = [...columns].filter((c) => headingKey(a.get(c) ?? '') === headingKey(b.get(c) ?? '')).length;
  return same >= columns.size * 0.8;
}

interface Candidate {
  column: number;
  field: PublishedField;
  score: number;
  by: ImportColumn['by'];
}

/** Gives each column the field that its heading and its contents speak for most, the surest columns first. */
function assign(grid: Grid, headings: ReadonlyMap<number, string>, firstRow: number, lastRow: number, leaf: ReadonlyMap<number, string>): Pick<FoundTable, 'columns' | 'recognised'> {
  const candidates: Candidate[] = [];
  for (let c = 0; c < grid.width; c += 1) {
    const byHeading = scoresOf(headings.get(c) ?? '', leaf.get(c) ?? '');
    const values = sample(grid, c, firstRow, lastRow);
    if (!headings.has(c) && values.length === 0) continue;
    candidates.push(...candidatesFor(c, byHeading, contentScores(values), values.length));
  }
  candidates.sort((a, b) => b.score - a.score || a.column - b.column);

  const columns = new Map<number, PublishedField>();
  const recognised: ImportColumn[] = [];
  for (const { column, field, score, by } of candidates) {
    if (score < 0.4 || columns.has(column)) continue;
    const taken = [...columns.values()].includes(field);
    if (taken && !(SEVERAL.has(field) && by !== 'CONTENT' && score >= 0.75)) continue;
    columns.set(column, field);
    recognised.push({ column: columnLetters(column), header: headings.get(column) ?? '', field, confidence: Math.round(score * 100) / 100, by });
  }
  if (![...columns.values()].includes('name')) promoteSubName(columns, recognised);
  for (const [c, header] of headings) if (!columns.has(c)) recognised.push({ column: columnLetters(c), header, field: 'OTHER', confidence: 0, by: 'HEADER' });
  const order = (letters: string): number => [...letters].reduce((n, l) => n * 26 + l.charCodeAt(0) - 64, 0);
  return { columns, recognised: recognised.sort((a, b) => order(a.column) - order(b.column)) };
}

/** A list that only has 子项名称 uses it as the name. */
function promoteSubName(columns: Map<number, PublishedField>, recognised: ImportColumn[]): void {
  for (const [c, field] of columns) {
    if (field !== 'subName') continue;
    columns.set(c, 'name');
    for (const column of recognised) if (column.column === columnLetters(c)) column.field = 'name';
    return;
  }
}

function scoresOf(path: string, leaf: string): Map<PublishedField, number> {
  const scores = headingScores(leaf);
  if (path === leaf) return scores;
  for (const [field, score] of headingScores(path.replaceAll('/', ''))) scores.set(field, Math.max(scores.get(field) ?? 0, score * 0.95));
  const top = headingField(path.split('/')[0] ?? '');
  // 承办机构 over 市级 and 区级: the upper words say what both are.
  if (top && top.score >= 0.75) scores.set(top.field, Math.max(scores.get(top.field) ?? 0, top.score * 0.8));
  return scores;
}

function candidatesFor(column: number, heading: ReadonlyMap<PublishedField, number>, content: ReadonlyMap<PublishedField, number>, values: number): Candidate[] {
  const surest = Math.max(0, ...heading.values());
  return [...new Set([...heading.keys(), ...content.keys()])].map((field) => {
    const h = heading.get(field) ?? 0;
    const c = content.get(field) ?? 0;
    if (h > 0 && c > 0) return { column, field, score: Math.min(1, 0.7 * h + 0.4 * c), by: 'BOTH' as const };
    // A heading that says plainly something else outweighs a resemblance of the contents.
    if (h === 0) return { column, field, score: c * (surest >= 0.95 ? 0.6 : 0.75), by: 'CONTENT' as const };
    const contradicted = values >= 3 && JUDGED_BY_CONTENT.has(field);
    return { column, field, score: h * (contradicted ? 0.5 : 0.85), by: 'HEADER' as const };
  });
}

const JUDGED_BY_CONTENT: ReadonlySet<PublishedField> = new Set(['seqNo', 'type', 'basis', 'unit']);

function sample(grid: Grid, column: number, firstRow: number, lastRow: number): string[] {
  const values: string[] = [];
  for (let r = firstRow; r <= lastRow && values.length < SAMPLE; r += 1) {
    const text = grid.own(r, column);
    const area = grid.area(r, column);
    // Lines over the whole width are headings and notes, not values of this column.
    if (text !== '' && !(area && area.right - area.left >= 3) && grid.filled(r).length > 1) values.push(text);
  }
  return values;
}

function tableWithoutHeading(grid: Grid): FoundTable | undefined {
  const rows = [...Array(grid.height).keys()].filter((r) => grid.filled(r).length >= 3);
  const first = rows[0];
  if (first === undefined || rows.length < 2) return undefined;
  const startsWithData = grid.filled(first).some((c) => powerTypesIn(grid.own(first, c)).length > 0 || /《[^》]+》|^1$/.test(grid.own(first, c)));
  const top = startsWithData ? first - 1 : first;
  const headings = top < 0 || startsWithData ? new Map<number, string>() : headingsOf(grid, top, top);
  const found = assign(grid, headings, top + 1, grid.height - 1, headings);
  const fields = new Set(found.columns.values());
  const supported = (['type', 'basis', 'unit'] as const).some((f) => fields.has(f));
  return isList(found.columns) && supported ? { headerTop: top, headerBottom: top, lastRow: grid.height - 1, headings, headingKeys: keysOf(headings), repeats: false, ...found } : undefined;
}
