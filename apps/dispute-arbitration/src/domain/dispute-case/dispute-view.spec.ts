import type { Role } from '@yidan/kernel';
import { readsRestrictedWords } from './dispute-view.ts';

const one = { parties: [{ organId: 'water', role: 'CONVENOR', stance: null }, { organId: 'traffic', role: 'COUNTERPART', stance: null }] } as const;
const reads = (role: Role, organId: string): boolean => readsRestrictedWords(one, { roles: [role], organId });

describe('what a restricted item says (R-SEC-3)', () => {
  it('is read by those who decide on the dispute, wherever they work', () => {
    expect(['ESTABLISHMENT_OFFICER', 'JUSTICE_DIRECTOR', 'COMMISSION_CHAIR'].map((role) => reads(role as Role, 'office'))).toEqual([true, true, true]);
  });

  it('is read by those who speak for a party, since they sign it', () => {
    expect([reads('PRINCIPAL_OFFICER', 'water'), reads('PRINCIPAL_OFFICER', 'elsewhere')]).toEqual([true, false]);
  });

  it('is not read by those who look on, supervise, or work for a party without speaking for it', () => {
    expect(['UNIT_HANDLER', 'SUPERVISOR', 'AUDITOR', 'DISPATCH_OPERATOR', 'LEADER_IN_CHARGE'].map((role) => reads(role as Role, 'water'))).toEqual([false, false, false, false, false]);
  });
});
