/** A merged area; 0-based and inclusive. Only its top left cell holds text. */
export interface MergedArea {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

/** The text of one sheet; the shape in which `@yidan/documents` hands it over. */
export interface SheetCells {
  name: string;
  hidden: boolean;
  rows: string[][];
  merges: MergedArea[];
  covered?: { row: number; column: number; text: string }[];
}

export interface WorkbookCells {
  format: string;
  sheets: SheetCells[];
}

/** A sheet as a grid that knows which cells a merge covers. */
export class Grid {
  readonly height: number;
  readonly width: number;
  private readonly rows: string[][];
  private readonly areas = new Map<number, MergedArea>();

  constructor(sheet: SheetCells) {
    this.rows = sheet.rows;
    this.height = sheet.rows.length;
    this.width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
    let spent = 0;
    for (const area of sheet.merges) {
      const right = Math.min(area.right, this.width - 1);
      const bottom = Math.min(area.bottom, this.height - 1);
      spent += Math.max(0, (right - area.left + 1) * (bottom - area.top + 1));
      // Overlapping areas without end are an attack, not a layout.
      if (spent > 5_000_000) break;
      for (let r = area.top; r <= bottom; r += 1) for (let c = area.left; c <= right; c += 1) this.areas.set(r * 16384 + c, area);
    }
  }

  /** What is written in this very cell. */
  own(row: number, column: number): string {
    return this.rows[row]?.[column] ?? '';
  }

  area(row: number, column: number): MergedArea | undefined {
    return this.areas.get(row * 16384 + column);
  }

  /** What a reader sees here: the cell's own text, or that of the merge reaching down over it. */
  seen(row: number, column: number): string {
    const area = this.area(row, column);
    if (!area || area.left !== column) return this.own(row, column);
    return this.own(area.top, area.left);
  }

  /** As `seen`, but a merge reaching sideways counts too: for headings over several columns. */
  seenWide(row: number, column: number): string {
    const area = this.area(row, column);
    return area ? this.own(area.top, area.left) : this.own(row, column);
  }

  /** Whether a merge from a row above reaches over this cell. */
  continues(row: number, column: number): boolean {
    const area = this.area(row, column);
    return area !== undefined && area.left === column && area.top < row;
  }

  filled(row: number): number[] {
    const columns: number[] = [];
    this.rows[row]?.forEach((text, c) => text !== '' && columns.push(c));
    return columns;
  }
}

/** Column letters as spreadsheets count them: 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}
