import { formatValue, type Cell, type CellValue } from 'hucre';

/** The text a reader sees in a cell: numbers without binary noise, dates as dates, line ends as one character. */
export function cellText(value: CellValue | undefined, cell?: Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.replace(/\r\n?/g, '\n').replace(/^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$/g, '');
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const format = cell?.style?.numFmt;
  // Codes kept as numbers show their leading zeros only through the format.
  if (format && /^0{2,}$|^0+(\.0+)?%$/.test(format)) return formatValue(value, format);
  return numberText(value);
}

function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return value.toFixed(0);
  return String(Number(value.toPrecision(15)));
}

function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const iso = value.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ');
}
