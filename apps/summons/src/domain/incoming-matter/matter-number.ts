/** 来件编号: LJ-20260302-00001, its own daily series beside the orders' PJ. */
export function formatMatterNumber(date: string, seq: number): string {
  return `LJ-${date.replaceAll('-', '')}-${String(seq).padStart(5, '0')}`;
}
