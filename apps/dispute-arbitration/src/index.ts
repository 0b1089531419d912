export { disputeArbitration } from './service.ts';
export { PrecedentRepository } from './storage/precedent/precedent.repository.ts';
