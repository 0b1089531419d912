export { disputeArbitration } from './service.ts';
