export * from './official/pack-document.ts';
export * from './official/paper.ts';
export * from './official/write-paper.ts';
