export * from './schema/catalogue.ts';
export * from './schema/entities.ts';
export * from './schema/tenancy.ts';
