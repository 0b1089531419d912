import { OrganCreatedV1, OrganUpdatedV1, type CreateOrgan } from '@yidan/contracts';
import { creditCodeCheckCharacter, DomainError } from '@yidan/kernel';
import { Organ, type OrganIdentity } from './organ.ts';
import type { OrganRef, OrganTies } from './organ-ties.ts';

const today = new Date('2026-03-02T01:00:00Z');
const noTies: OrganTies = { superior: null, parent: null, hostTownStreet: null, supervising: null };

/** Bodies an organ can be tied to. */
const healthBureau: OrganRef = { id: '01990000-0000-7000-8000-000000000001', code: 'WJW', kind: 'GOV_DEPARTMENT' };
const dashanTown: OrganRef = { id: '01990000-0000-7000-8000-000000000002', code: 'DSPZ', kind: 'TOWNSHIP' };
const countyHospital: OrganRef = { id: '01990000-0000-7000-8000-000000000003', code: 'YY', kind: 'PUBLIC_INSTITUTION' };

/** An organ as it is entered; only what matters needs naming. */
function anOrgan(entered: Partial<CreateOrgan> = {}, ties: Partial<OrganTies> = {}, identity: Partial<OrganIdentity> = {}): Organ {
  return new Organ(
    { id: '01990000-0000-7000-8000-00000000000a', tenantId: '990102', tenantLevel: 'DISTRICT', predecessorIds: [], ...identity },
    { code: 'SWJ', kind: 'GOV_DEPARTMENT', name: '区水务局', shortName: '水务局', isNameplate: false, predecessorCodes: [], status: 'ACTIVE', ...entered },
    { ...noTies, ...ties },
    today,
  );
}

const later = new Date('2026-03-03T01:00:00Z');

function refusal(act: () => unknown): { code: string; violations: string[] } {
  try {
    act();
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, violations: (error.violations ?? []).map(({ path, code }) => `${path} ${code}`) };
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('an organ', () => {
  it('is entered with its region and level taken from the tenant, and everyone is told its whole state', () => {
    const organ = anOrgan({ approvedStaff: 40 });

    expect(organ).toMatchObject({ regionCode: '990102', level: 'DISTRICT', status: 'ACTIVE', approvedStaff: 40 });
    const [event] = organ.pullEvents();
    expect(event?.type).toBe(OrganCreatedV1.type);
    expect(OrganCreatedV1.parse(event?.data)).toMatchObject({ organId: organ.id, code: 'SWJ', name: '区水务局', kind: 'GOV_DEPARTMENT', superiorOrganId: null });
  });

  it('that is a township or a squad stands on the level of townships', () => {
    expect(anOrgan({ kind: 'TOWNSHIP' }).level).toBe('TOWN_STREET');
    expect(anOrgan({ kind: 'TOWN_STREET_SQUAD' }).level).toBe('TOWN_STREET');
    expect(anOrgan({ kind: 'TOWNSHIP', level: 'DISTRICT' }).level).toBe('DISTRICT');
  });

  it('takes only a unified social credit code whose check character fits', () => {
    const body = '115101840088888881'.slice(0, 17);
    const valid = body + creditCodeCheckCharacter(body);
    expect(anOrgan({ unifiedSocialCreditCode: valid }).unifiedSocialCreditCode).toBe(valid);
    const wrong = body + (valid.endsWith('0') ? '1' : '0');
    expect(refusal(() => anOrgan({ unifiedSocialCreditCode: wrong }))).toEqual({
      code: 'ORG.CREDIT_CODE_INVALID',
      violations: ['unifiedSocialCreditCode ORG.CREDIT_CODE_INVALID'],
    });
  });

  it('names both a parent and a host township, or neither', () => {
    expect(refusal(() => anOrgan({}, { parent: healthBureau })).violations).toEqual(['hostTownStreetCode ORG.PARENT_AND_HOST']);
    expect(refusal(() => anOrgan({}, { hostTownStreet: dashanTown })).violations).toEqual(['parentOrganCode ORG.PARENT_AND_HOST']);
    expect(anOrgan({}, { parent: healthBureau, hostTownStreet: dashanTown })).toMatchObject({ parentOrganId: healthBureau.id, hostTownStreetId: dashanTown.id });
  });

  it('of the dispatched kind needs them, and its host is a township or a subdistrict', () => {
    expect(refusal(() => anOrgan({ kind: 'DISPATCHED_ORGAN' })).violations).toEqual(['parentOrganCode ORG.PARENT_AND_HOST']);
    expect(refusal(() => anOrgan({ kind: 'DISPATCHED_ORGAN' }, { parent: healthBureau, hostTownStreet: healthBureau })).violations).toEqual([
      'hostTownStreetCode ORG.HOST_NO_TOWN_STREET',
    ]);
  });

  it('that is a public institution needs a supervising department, which is no institution itself', () => {
    expect(refusal(() => anOrgan({ kind: 'PUBLIC_INSTITUTION' })).violations).toEqual(['supervisingOrganCode ORG.SUPERVISOR_MISSING']);
    expect(refusal(() => anOrgan({ kind: 'PUBLIC_INSTITUTION' }, { supervising: countyHospital })).violations).toEqual(['supervisingOrganCode ORG.SUPERVISOR_KIND']);
    expect(anOrgan({ kind: 'PUBLIC_INSTITUTION' }, { supervising: healthBureau }).supervisingOrganId).toBe(healthBureau.id);
  });

  it('has a day of abolition exactly when it is abolished, and after it was established', () => {
    expect(refusal(() => anOrgan({ status: 'ABOLISHED' })).violations).toEqual(['abolishedOn ORG.ABOLITION_DATE']);
    expect(refusal(() => anOrgan({ abolishedOn: '2019-03-31' })).violations).toEqual(['abolishedOn ORG.ABOLITION_DATE']);
    expect(refusal(() => anOrgan({ status: 'ABOLISHED', establishedOn: '2019-03-31', abolishedOn: '2019-03-31' })).violations).toEqual(['abolishedOn ORG.ABOLITION_DATE']);
    expect(anOrgan({ status: 'ABOLISHED', establishedOn: '2010-01-01', abolishedOn: '2019-03-31' }).status).toBe('ABOLISHED');
  });

  it('R-ORG-4 that is only a nameplate has neither staff nor units', () => {
    expect(refusal(() => anOrgan({ isNameplate: true, approvedStaff: 1 })).code).toBe('ORG.NAMEPLATE_OWNS_NOTHING');
    const unit = { code: 'ZH', name: '办公室', provisionText: '', approvedStaff: 3, actualStaff: 3 };
    expect(refusal(() => anOrgan({ isNameplate: true }).setUpUnit('01990000-0000-7000-8000-00000000000b', unit, later)).code).toBe('ORG.NAMEPLATE_OWNS_NOTHING');
  });
});

describe('a change of an organ', () => {
  it('takes over what it names, leaves the rest, and keeps what was before', () => {
    const organ = anOrgan({ approvedStaff: 40, mandatory: 'MANDATORY' });
    organ.pullEvents();

    const changes = organ.change({ name: '区水务和湖泊局', approvedStaff: 42, mandatory: null }, { ...noTies, superior: healthBureau }, later);

    expect(organ).toMatchObject({ name: '区水务和湖泊局', shortName: '水务局', approvedStaff: 42, mandatory: null, superiorOrganId: healthBureau.id });
    expect(changes).toEqual({
      before: { name: '区水务局', approvedStaff: 40, mandatory: 'MANDATORY', superiorOrganId: null },
      after: { name: '区水务和湖泊局', approvedStaff: 42, mandatory: null, superiorOrganId: healthBureau.id },
    });
    expect(organ.pullEvents().map(({ type }) => type)).toEqual([OrganUpdatedV1.type]);
  });

  it('that changes nothing is no act', () => {
    const organ = anOrgan();
    organ.pullEvents();
    expect(organ.change({ name: '区水务局' }, noTies, later)).toBeNull();
    expect(organ.pullEvents()).toEqual([]);
  });

  it('keeps to the same rules as its entering', () => {
    expect(refusal(() => anOrgan().change({}, { ...noTies, parent: healthBureau }, later)).code).toBe('ORG.ORGAN_INVALID');
  });

  it('comes too late once the organ is abolished', () => {
    const abolished = anOrgan({ status: 'ABOLISHED', abolishedOn: '2019-03-31' });
    expect(refusal(() => abolished.change({ name: '新名' }, noTies, later)).code).toBe('ORG.ORGAN_ABOLISHED');
  });
});
