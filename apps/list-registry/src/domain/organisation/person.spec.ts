import { GrantGivenV1, PersonRegisteredV1 } from '@yidan/contracts';
import type { OrganKind, Role } from '@yidan/kernel';
import { RoleNotGrantable } from './organisation.errors.ts';
import { Person, type GrantPlace } from './person.ts';

const now = new Date('2026-03-02T01:00:00Z');
const administrator = { roles: ['TENANT_ADMIN'], relations: [] } as const;
const [waterBureau, office, unitId, personId, grantId] = Array.from({ length: 5 }, (_, i) => `01990000-0000-7000-8000-00000000000${i}`) as [string, string, string, string, string];

function aPerson(subject = 'qh.chen'): Person {
  return new Person({ id: personId, tenantId: '990102', subject, nameSealed: Buffer.from('sealed'), organId: waterBureau, unitId }, now);
}
const place = (given: Partial<GrantPlace> = {}): GrantPlace => ({ tenantLevel: 'DISTRICT', organId: waterBureau, organKind: 'GOV_DEPARTMENT', unitId, ...given });
const give = (role: Role, given: Partial<GrantPlace> = {}, subject?: string) => aPerson(subject).give(grantId, role, place(given), administrator, now);

describe('a person', () => {
  it('is told to the other services by account, never by name', () => {
    const [event] = aPerson().pullEvents();
    expect(event?.type).toBe(PersonRegisteredV1.type);
    expect(event?.data).toEqual({ personId, subject: 'qh.chen', organId: waterBureau, unitId });
  });

  it('holds unit roles for the unit and the others for the whole organ', () => {
    expect(give('UNIT_HANDLER').unitId).toBe(unitId);
    expect(give('ORGAN_DRAFTER').unitId).toBeNull();
    expect(give('UNIT_HEAD').pullEvents()[0]).toMatchObject({ type: GrantGivenV1.type, data: { personId, role: 'UNIT_HEAD', organId: waterBureau, unitId } });
  });

  it('may draft and sign for one organ, since the four eyes are kept for each object (R-SEC-2)', () => {
    const person = aPerson();
    expect(['ORGAN_DRAFTER', 'ORGAN_APPROVER'].map((role) => person.give(grantId, role as Role, place(), administrator, now).role)).toEqual(['ORGAN_DRAFTER', 'ORGAN_APPROVER']);
  });

  it('gets a role only from an administrator', () => {
    const drafter = { roles: ['ORGAN_DRAFTER'], relations: [] } as const;
    expect(() => aPerson().give(grantId, 'ORGAN_APPROVER', place(), drafter, now)).toThrow('TENANT_ADMIN');
  });
});

describe('a role is refused', () => {
  it.each<[string, Role, Partial<GrantPlace>, string]>([
    ['that operates the platform', 'PLATFORM_OPERATOR', {}, 'qh.chen'],
    ['that everybody has', 'PUBLIC', {}, 'qh.chen'],
    ['of the city in a district', 'CITY_OVERSEER', { organId: office, organKind: 'ESTABLISHMENT_OFFICE' }, 'qh.chen'],
    ['of the 编办 in another organ', 'ESTABLISHMENT_OFFICER', {}, 'qh.chen'],
    ['of the 司法局 in another organ', 'JUSTICE_REVIEWER', { organKind: 'AUDIT' }, 'qh.chen'],
    ['of a unit without a unit', 'UNIT_HANDLER', { unitId: null }, 'qh.chen'],
    ['of a machine for a person', 'INTEGRATION_CLIENT', {}, 'qh.chen'],
    ['of a person for a machine', 'ORGAN_DRAFTER', {}, 'client:swj-oa'],
    ['of a machine outside its organ', 'INTEGRATION_CLIENT', { organId: office }, 'client:swj-oa'],
  ])('%s', (_, role, given, subject) => {
    expect(() => give(role, given, subject)).toThrow(RoleNotGrantable);
  });

  it.each<[Role, OrganKind, GrantPlace['tenantLevel']]>([
    ['CITY_OVERSEER', 'ESTABLISHMENT_OFFICE', 'CITY'],
    ['ESTABLISHMENT_DIRECTOR', 'ESTABLISHMENT_OFFICE', 'DISTRICT'],
    ['JUSTICE_DIRECTOR', 'JUSTICE_BUREAU', 'DISTRICT'],
  ])('%s is at home in a %s of a %s', (role, organKind, tenantLevel) => {
    expect(give(role, { organKind, tenantLevel }).role).toBe(role);
  });

  it('and a machine account is an integration client of its organ', () => {
    expect(give('INTEGRATION_CLIENT', {}, 'client:swj-oa')).toMatchObject({ role: 'INTEGRATION_CLIENT', unitId: null });
  });
});
