export * from './gb18030.ts';
export * from './mark-workbook.ts';
export * from './read-workbook.ts';
export * from './text-file.ts';
export * from './workbook-error.ts';
export * from './workbook.ts';
export * from './write-workbook.ts';
