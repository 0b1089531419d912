export const ACCEPTED = ['.xlsx', '.xls', '.csv', '.json'] as const;
const LARGEST = 50 * 1024 * 1024;

/** What the report on a file is called. */
export function reportName(fileName: string): string {
  return `${fileName.replace(/\.[^.]*$/, '')}-report.xlsx`;
}

/** What is wrong with a file before it is sent; null where nothing is. */
export function fileFault({ name, size }: Pick<File, 'name' | 'size'>): 'wrongKind' | 'tooLarge' | null {
  if (!ACCEPTED.some((kind) => name.toLowerCase().endsWith(kind))) return 'wrongKind';
  return size > LARGEST ? 'tooLarge' : null;
}
