import { GrantGivenV1, PersonChangedV1, PersonLeftV1, PersonRegisteredV1, PersonSecondedV1, SecondmentEndedV1, type Scope } from '@yidan/contracts';
import { FourEyes, NotYourStep, StepOutOfOrder, type OrganKind, type Role } from '@yidan/kernel';
import { HasLeft, LeavesInFuture, NotSeconded, RoleNotGrantable, ScopesUnfit, SecondedAlready, SecondmentUnfit } from './organisation.errors.ts';
import { Person, personStateOf, type GrantPlace, type WantedGrant } from './person.ts';

const now = new Date('2026-03-02T01:00:00Z');
const administrator = { roles: ['TENANT_ADMIN'], relations: [] } as const;
const [waterBureau, office, unitId, personId, grantId] = Array.from({ length: 5 }, (_, i) => `01990000-0000-7000-8000-00000000000${i}`) as [string, string, string, string, string];

function aPerson(subject = 'qh.chen'): Person {
  return new Person({ id: personId, tenantId: '990102', subject, nameSealed: Buffer.from('sealed'), organId: waterBureau, unitId }, administrator, now);
}
const place = (given: Partial<GrantPlace> = {}): GrantPlace => ({ tenantLevel: 'DISTRICT', organId: waterBureau, organKind: 'GOV_DEPARTMENT', unitId, ...given });
const wanted = (role: Role, more: Partial<WantedGrant> = {}): WantedGrant => ({ id: grantId, role, ...more });
const give = (role: Role, given: Partial<GrantPlace> = {}, subject?: string, scopes: Scope[] | null = subject?.startsWith('client:') ? ['lists.read'] : null) =>
  aPerson(subject).give(wanted(role, { scopes }), place(given), administrator, now);

describe('a person', () => {
  it('is told to the other services by account, never by name', () => {
    const [event] = aPerson().pullEvents();
    expect(event?.type).toBe(PersonRegisteredV1.type);
    expect(event?.data).toEqual({ personId, subject: 'qh.chen', organId: waterBureau, unitId, postId: null, employmentKind: 'IN_ESTABLISHMENT' });
  });

  it('holds unit roles for the unit and the others for the whole organ', () => {
    expect(give('UNIT_HANDLER').unitId).toBe(unitId);
    expect(give('ORGAN_DRAFTER').unitId).toBeNull();
    expect(give('UNIT_HEAD').pullEvents()[0]).toMatchObject({ type: GrantGivenV1.type, data: { personId, role: 'UNIT_HEAD', organId: waterBureau, unitId } });
  });

  it('may draft and sign for one organ, since the four eyes are kept for each object (R-SEC-2)', () => {
    const person = aPerson();
    expect(['ORGAN_DRAFTER', 'ORGAN_APPROVER'].map((role) => person.give(wanted(role as Role), place(), administrator, now).role)).toEqual(['ORGAN_DRAFTER', 'ORGAN_APPROVER']);
  });

  it('gets a role only from an administrator', () => {
    const drafter = { roles: ['ORGAN_DRAFTER'], relations: [] } as const;
    expect(() => aPerson().give(wanted('ORGAN_APPROVER'), place(), drafter, now)).toThrow('TENANT_ADMIN');
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
    expect(give('INTEGRATION_CLIENT', {}, 'client:swj-oa')).toMatchObject({ role: 'INTEGRATION_CLIENT', unitId: null, scopes: ['lists.read'] });
  });
});

describe('the scopes of a machine account', () => {
  it('are listed with its grant, each once, and told to every service', () => {
    const grant = give('INTEGRATION_CLIENT', {}, 'client:swj-oa', ['matters.send', 'orders.read', 'matters.send']);
    expect(grant.pullEvents()[0]).toMatchObject({ type: GrantGivenV1.type, data: { scopes: ['matters.send', 'orders.read'] } });
  });

  it('are at least one, and no person has any', () => {
    expect(() => give('INTEGRATION_CLIENT', {}, 'client:swj-oa', null)).toThrow(ScopesUnfit);
    expect(() => give('INTEGRATION_CLIENT', {}, 'client:swj-oa', [])).toThrow(ScopesUnfit);
    expect(() => give('ORGAN_DRAFTER', {}, 'qh.chen', ['lists.read'])).toThrow(ScopesUnfit);
  });
});

describe('R-SEC-2 a second role', () => {
  it('is refused where holding both defeats the control', () => {
    const secretary = { role: 'COMMISSION_SECRETARY' as const, organId: office, unitId: null };
    expect(() => aPerson().give(wanted('COMMISSION_MEMBER', { held: [secretary] }), place(), administrator, now)).toThrow(FourEyes);
    expect(aPerson().give(wanted('ORGAN_DRAFTER', { held: [secretary] }), place(), administrator, now).role).toBe('ORGAN_DRAFTER');
  });
});

describe('a person who moves', () => {
  it('to another unit or post is told to every service whole, and not told when nothing changed', () => {
    const person = aPerson();
    person.pullEvents();

    expect(person.change({ unitId: null, postId: null, employmentKind: 'AUXILIARY' }, administrator, now)).toBe(true);
    expect(person.change({ unitId: null, postId: null, employmentKind: 'AUXILIARY' }, administrator, now)).toBe(false);

    expect(person.pullEvents()).toMatchObject([
      { type: PersonChangedV1.type, data: { personId, subject: 'qh.chen', organId: waterBureau, unitId: null, postId: null, employmentKind: 'AUXILIARY', secondment: null, leftOn: null } },
    ]);
  });

  it('is moved by an administrator only', () => {
    expect(() => aPerson().change({ unitId: null, postId: null, employmentKind: 'AUXILIARY' }, { roles: ['UNIT_HEAD'], relations: [] }, now)).toThrow(NotYourStep);
  });
});

describe('a secondment', () => {
  const toOffice = { toOrganId: office, from: '2026-03-02', to: '2026-08-31', approvedByDocument: '清组通〔2026〕7号' };
  const seconded = (period: Partial<typeof toOffice> | { to: null } = {}): Person => {
    const person = aPerson();
    person.second({ ...toOffice, ...period }, administrator, now);
    person.pullEvents();
    return person;
  };
  const at = (day: string): Date => new Date(`${day}T09:00:00+08:00`);

  it('is told with its days and its document', () => {
    const person = aPerson();
    person.pullEvents();
    person.second(toOffice, administrator, now);
    expect(person.pullEvents()).toMatchObject([{ type: PersonSecondedV1.type, data: { secondment: toOffice } }]);
  });

  it.each([
    ['to the own organ', { toOrganId: waterBureau }],
    ['that ends before it begins', { from: '2026-05-01', to: '2026-04-30' }],
    ['that is over', { from: '2026-01-01', to: '2026-03-01' }],
  ])('%s is refused', (_, period) => {
    expect(() => aPerson().second({ ...toOffice, ...period }, administrator, now)).toThrow(SecondmentUnfit);
  });

  it('of a machine account is refused: it is bound to its organ', () => {
    expect(() => aPerson('client:swj-oa').second(toOffice, administrator, now)).toThrow(SecondmentUnfit);
  });

  it('is one at a time; the day after its last another may be entered', () => {
    expect(() => seconded().second(toOffice, administrator, at('2026-08-31'))).toThrow(SecondedAlready);
    expect(() => seconded({ to: null }).second(toOffice, administrator, at('2030-01-01'))).toThrow(SecondedAlready);
    const person = seconded();
    person.second({ ...toOffice, from: '2026-09-01', to: '2026-12-31' }, administrator, at('2026-09-01'));
    expect(person.secondment).toMatchObject({ from: '2026-09-01' });
  });

  it('ends on a word, once, and not when it is over', () => {
    const person = seconded({ to: null });
    person.endSecondment(administrator, at('2026-06-01'));
    expect(person.pullEvents()).toMatchObject([{ type: SecondmentEndedV1.type, data: { secondment: null } }]);
    expect(() => person.endSecondment(administrator, at('2026-06-01'))).toThrow(NotSeconded);
    expect(() => seconded().endSecondment(administrator, at('2026-09-01'))).toThrow(NotSeconded);
  });

  it('marks the rights given at the host organ, as long as it is not over, and no others', () => {
    const given = (organId: string, day: string) => seconded().give(wanted('ORGAN_DRAFTER'), place({ organId }), administrator, at(day)).whileSeconded;
    expect([given(office, '2026-08-31'), given(waterBureau, '2026-08-31'), given(office, '2026-09-01')]).toEqual([true, false, false]);
  });
});

describe('a person who leaves', () => {
  const leave = { on: '2026-03-02', reason: 'RETIREMENT' } as const;

  it('is told to every service with the day, and the reason stays here', () => {
    const person = aPerson();
    person.pullEvents();
    person.leave(leave, administrator, now);
    const [event] = person.pullEvents();
    expect(event).toMatchObject({ type: PersonLeftV1.type, data: { leftOn: '2026-03-02' } });
    expect(JSON.stringify(event)).not.toContain('RETIREMENT');
    expect(personStateOf(person)).toBe('LEFT');
  });

  it('leaves once, not on a day to come, and gets no more rights', () => {
    expect(() => aPerson().leave({ ...leave, on: '2026-03-03' }, administrator, now)).toThrow(LeavesInFuture);
    const gone = aPerson();
    gone.leave(leave, administrator, now);
    expect(() => gone.leave(leave, administrator, now)).toThrow(StepOutOfOrder);
    expect(() => gone.give(wanted('ORGAN_DRAFTER'), place(), administrator, now)).toThrow(HasLeft);
  });
});
