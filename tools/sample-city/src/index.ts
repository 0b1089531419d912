export * from './city.ts';
export * from './model.ts';
export * from './render-city.ts';
