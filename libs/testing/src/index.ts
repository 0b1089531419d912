export * from './abreast.ts';
export * from './producer-only.ts';
export * from './start-city.ts';
export * from './test-client.ts';
export * from './test-database.ts';
