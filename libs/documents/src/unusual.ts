/** Thrown where a workbook is well formed but written as few programs write it: the library then reads it whole. */
export class Unusual extends Error {
  override readonly name = 'Unusual';
}
