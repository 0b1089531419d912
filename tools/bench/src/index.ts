export * from './load.ts';
export * from './result.ts';
export * from './start.ts';
