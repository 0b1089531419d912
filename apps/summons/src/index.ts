export { summons } from './service.ts';
