export { listRegistry } from './service.ts';
