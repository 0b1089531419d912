export * from './read-workbook.ts';
export * from './text-file.ts';
export * from './workbook-error.ts';
export * from './workbook.ts';
export * from './write-workbook.ts';
