import { FindingConfirmedV1 } from '@yidan/contracts';
import { StepOutOfOrder, type Role } from '@yidan/kernel';
import type { Hand } from '../duty-list/duty-list-version.ts';
import { Found } from './found.ts';

const at = new Date('2026-03-02T01:00:00Z');
const hand = (role: Role): Hand => ({ roles: [role], relations: [], actorId: role });
const aFinding = (given: { kind?: string; otherOrganId?: string | null } = {}): Found => Object.assign(new Found(), { id: '0199aaaa-0000-7000-8000-00000000f001', kind: 'OVERLAP_NAME', organId: '0199aaaa-0000-7000-8000-000000000001', otherOrganId: '0199aaaa-0000-7000-8000-000000000002', itemKeys: ['0199aaaa-0000-7000-8000-00000000c001', '0199aaaa-0000-7000-8000-00000000c002'], state: 'OPEN' as const, ...given });

describe('a finding', () => {
  it('is confirmed by the office, and is worked on from then on', () => {
    const found = aFinding();
    found.confirm(['0199aaaa-0000-7000-8000-00000000ad01'], hand('ESTABLISHMENT_OFFICER'), at);
    expect(found).toMatchObject({ state: 'IN_WORK', decidedBy: 'ESTABLISHMENT_OFFICER', caseIds: ['0199aaaa-0000-7000-8000-00000000ad01'] });
    expect(found.pullEvents().map(({ type }) => type)).toEqual(['registry.finding.confirmed']);
  });

  it('about lists that are not in force any more is confirmed without a case', () => {
    const found = aFinding();
    found.confirm([], hand('ESTABLISHMENT_OFFICER'), at);
    expect(found.state).toBe('CONFIRMED');
  });

  it('X-8 of two organs that hold the same is theirs to dispute; its event names both and the items, and no case is opened beside it', () => {
    const found = aFinding();
    expect(found.isBetweenOrgans).toBe(true);
    for (const other of [{ kind: 'UNIT_GAP' }, { otherOrganId: null }]) expect(aFinding(other).isBetweenOrgans).toBe(false);
    found.confirm([], hand('ESTABLISHMENT_OFFICER'), at);

    const [event] = found.pullEvents();
    expect(FindingConfirmedV1.parse(event?.data)).toMatchObject({ kind: 'OVERLAP_NAME', organId: found.organId, otherOrganId: found.otherOrganId, itemKeys: found.itemKeys, caseIds: [] });
  });

  it('is dismissed with a reason, and is decided once', () => {
    const found = aFinding();
    found.dismiss('环节不同', hand('ESTABLISHMENT_OFFICER'), at);
    expect(found).toMatchObject({ state: 'DISMISSED', dismissReason: '环节不同' });
    expect(() => found.confirm([], hand('ESTABLISHMENT_OFFICER'), at)).toThrow(StepOutOfOrder);
    expect(() => aFinding().dismiss('环节不同', hand('ORGAN_DRAFTER'), at)).toThrow();
  });
});
