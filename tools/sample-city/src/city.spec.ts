import { isCreditCode, normaliseName } from '@yidan/kernel';
import { sampleCity } from './city.ts';
import type { ItemFixture, TenantFixture } from './model.ts';

const { city, districts } = sampleCity();
const [first, second] = districts;
const tenants: [string, TenantFixture][] = [city, first, second].map((t) => [t.name, t]);
const itemsOf = (tenant: TenantFixture): ItemFixture[] => tenant.lists.flatMap((l) => l.items);

describe('示例城市', () => {
  it('FX-0 one city tenant and two district tenants with codes of their own', () => {
    expect([city, first, second].map((t) => [t.tenantId, t.level, t.cityTenantId])).toEqual([
      ['519900', 'CITY', '519900'],
      ['519901', 'DISTRICT', '519900'],
      ['519902', 'DISTRICT', '519900'],
    ]);
  });

  it('FX-0 the first district has at least 30 departments with units, 15 towns and subdistricts and 12 squads', () => {
    const withUnits = first.organs.filter((o) => o.units.length >= 3 && !['TOWNSHIP', 'SUBDISTRICT'].includes(o.kind));
    expect(withUnits.length).toBeGreaterThanOrEqual(30);
    const towns = first.organs.filter((o) => o.kind === 'TOWNSHIP' || o.kind === 'SUBDISTRICT');
    expect(towns).toHaveLength(15);
    expect(towns.filter((o) => o.kind === 'TOWNSHIP')).toHaveLength(9);
    expect(towns.map((o) => o.shortName)).toEqual(expect.arrayContaining(['大山铺镇', '龙井街道', '凤凰街道']));
    const squads = first.organs.filter((o) => o.kind === 'TOWN_STREET_SQUAD');
    expect(squads).toHaveLength(12);
    expect(squads.every((s) => s.parentOrganCode !== null && s.hostTownStreetCode !== null)).toBe(true);
  });

  it('FX-0 commission, establishment office and justice bureau stand exactly once in every tenant', () => {
    for (const [, tenant] of tenants) {
      for (const kind of ['ESTABLISHMENT_COMMISSION', 'ESTABLISHMENT_OFFICE', 'JUSTICE_BUREAU', 'CITY_OPS_CENTRE']) expect(tenant.organs.filter((o) => o.kind === kind)).toHaveLength(1);
    }
    expect(first.organs.filter((o) => o.kind === 'APPROVAL_BUREAU')).toHaveLength(1);
  });

  it('FX-3 the first district holds 1181 items and its four pilot organs hold lists', () => {
    expect(itemsOf(first)).toHaveLength(1181);
    expect(first.pilotOrgans.map((code) => first.organs.find((o) => o.code === code)?.shortName)).toEqual(['市场监管局', '水务局', '综合执法局', '党建综合办']);
    for (const code of first.pilotOrgans) expect(first.lists.find((l) => l.organCode === code)?.items.length).toBeGreaterThan(20);
  });

  it('the second district has at least 12 departments with about 250 items, some held by other organs than in the first', () => {
    expect(second.lists.length).toBeGreaterThanOrEqual(12);
    expect(itemsOf(second).length).toBeGreaterThan(220);
    expect(itemsOf(second).length).toBeLessThan(300);
    const holder = new Map(first.lists.flatMap((l) => l.items.map((i) => [i.name, l.organCode] as const)));
    const elsewhere = second.lists.flatMap((l) => l.items.filter((i) => holder.has(i.name) && holder.get(i.name) !== l.organCode));
    expect(elsewhere.length).toBeGreaterThan(50);
  });

  it.each(tenants)('%s: organ codes, names and valid credit codes are each used once', (_name, tenant) => {
    const codes = tenant.organs.map((o) => o.code);
    expect(codes.filter((c) => !/^[A-Z0-9]{2,6}$/.test(c))).toEqual([]);
    for (const values of [codes, tenant.organs.map((o) => o.name), tenant.organs.map((o) => o.shortName)]) expect(values.filter((v, i) => values.indexOf(v) !== i)).toEqual([]);
    const credit = tenant.organs.flatMap((o) => o.unifiedSocialCreditCode ?? []);
    expect(credit.filter((c) => !isCreditCode(c))).toEqual([]);
    expect(new Set(credit).size).toBe(credit.length);
  });

  it('credit codes stay unique across the three tenants', () => {
    const credit = [city, first, second].flatMap((t) => t.organs).flatMap((o) => o.unifiedSocialCreditCode ?? []);
    expect(new Set(credit).size).toBe(credit.length);
  });

  it.each(tenants)('%s: every organ named by another exists, nothing is above its establishment and no organ with items is abolished', (_name, tenant) => {
    const codes = new Set(tenant.organs.map((o) => o.code));
    const regions = new Set(tenant.regions.map((r) => r.code));
    for (const organ of tenant.organs) {
      for (const other of [organ.superiorOrganCode, organ.parentOrganCode, organ.hostTownStreetCode, organ.supervisingOrganCode]) if (other !== null) expect(codes).toContain(other);
      if (organ.guidance) expect(city.organs.map((o) => o.code)).toContain(organ.guidance.organCode);
      expect(regions).toContain(organ.regionCode);
      expect(organ.actualStaff).toBeLessThanOrEqual(organ.approvedStaff);
      expect(organ.units.filter((u) => u.actualStaff > u.approvedStaff)).toEqual([]);
    }
    for (const list of tenant.lists) expect(tenant.organs.find((o) => o.code === list.organCode)).toMatchObject({ status: 'ACTIVE', abolishedOn: null });
  });
});

describe('职责任务清单', () => {
  const lists = [first, second].flatMap((tenant) => tenant.lists.map((list) => ({ tenant, list })));

  it('R-REG-1 every item has its eight elements, a description and three to six keywords', () => {
    for (const { list } of lists) {
      for (const item of list.items) {
        const texts = [item.majorFunction.name, item.specialFunction.name, item.name, item.attribute, item.description, ...item.basis.map((b) => b.text), ...item.sandingDuties, ...item.sandingUnitProvisions];
        expect(texts.every((t) => t.trim() !== '')).toBe(true);
        expect(item.basis.length).toBeGreaterThanOrEqual(1);
        expect(item.basis.filter((b) => b.role === 'ORIGIN')).toHaveLength(1);
        expect(item.basis.every((b) => b.article !== undefined || b.text.includes('附件第'))).toBe(true);
        expect(item.sandingDuties.length).toBeGreaterThanOrEqual(1);
        expect([...item.name].length).toBeLessThanOrEqual(120);
        expect(item.keywords.length).toBeGreaterThanOrEqual(3);
        expect(item.keywords.length).toBeLessThanOrEqual(6);
        expect(item.serviceObjects.length).toBeGreaterThanOrEqual(1);
      }
    }
  });

  it('R-REG-5 and element 8: the lead unit and its provision belong to the item’s own organ', () => {
    for (const { tenant, list } of lists) {
      const units = tenant.organs.find((o) => o.code === list.organCode)?.units ?? [];
      for (const item of list.items) {
        const lead = units.find((u) => u.code === item.leadUnitCode);
        expect(lead?.name).toBe(item.leadUnit);
        expect(item.sandingUnitProvisions).toEqual([`${lead?.name}：${lead?.provisionText}`]);
        expect(units.map((u) => u.code)).toEqual(expect.arrayContaining(item.assistUnitCodes));
        expect(item.assistUnitCodes).not.toContain(item.leadUnitCode);
      }
    }
  });

  it('R-REG-6 one class of matters is coordinated by one unit', () => {
    for (const { list } of lists) {
      const coordinators = new Map<string, Set<string>>();
      for (const { majorFunction, specialFunction } of list.items) {
        const key = `${majorFunction.code}${specialFunction.code}`;
        coordinators.set(key, (coordinators.get(key) ?? new Set()).add(specialFunction.coordinatorUnit));
      }
      expect([...coordinators.values()].every((set) => set.size === 1)).toBe(true);
    }
  });

  it('UNIT_GAP every unit that has a provision leads at least one item', () => {
    for (const { tenant, list } of lists) {
      const leading = new Set(list.items.map((i) => i.leadUnitCode));
      expect(tenant.organs.find((o) => o.code === list.organCode)?.units.filter((u) => !leading.has(u.code)).map((u) => u.name)).toEqual([]);
    }
  });

  it('R-ORG-3 powers are held by government bodies, and by party bodies only under a government nameplate', () => {
    const without = first.organs.filter((o) => ['PARTY_DEPARTMENT', 'ORG_DEPARTMENT'].includes(o.kind) && !o.name.includes('局）')).map((o) => o.code);
    expect(without).toEqual(['DJZH', 'ZFW']);
    const holders = [...without, ...first.organs.filter((o) => o.kind === 'PUBLIC_INSTITUTION').map((o) => o.code)];
    expect(first.lists.filter((l) => holders.includes(l.organCode)).flatMap((l) => l.items).filter((i) => i.powers.length > 0)).toEqual([]);
  });

  it('names differ inside an organ, numbers run on and codes follow the pattern of the district', () => {
    for (const { tenant, list } of lists) {
      expect(new Set(list.items.map((i) => normaliseName(i.name))).size).toBe(list.items.length);
      expect(list.items.map((i) => i.seqNo)).toEqual(list.items.map((_, n) => n + 1));
      expect(list.items.filter((i) => !new RegExp(`^${tenant.tenantId}-${list.organCode}-\\d{8}$`).test(i.code))).toEqual([]);
      expect(new Set(list.items.map((i) => i.code)).size).toBe(list.items.length);
      expect(list.items.filter((i) => /等工作|其他相关/.test(i.name)).map((i) => i.name)).toEqual([]);
    }
  });

  it('R-REG-9 nothing rests on department rules or normative documents alone', () => {
    for (const { list } of lists) {
      for (const item of list.items) {
        const strong = item.basis.some((b) => /(?:(?<!办)法|法典|条例|决定|章程|细则)$/.test(b.instrument) || /(?:编制规定|违法行为行政处罚规定|节约用水管理规定|卫星.*管理规定|童工规定|回收管理办法|治安管理办法|信息服务管理办法|查处办法|帮扶办法)$/.test(b.instrument));
        expect([item.name, strong]).toEqual([item.name, true]);
      }
    }
  });
});

describe('人员', () => {
  it.each(tenants)('%s: login names are used once and belong to an organ and unit that exist', (_name, tenant) => {
    expect(new Set(tenant.people.map((p) => p.subject)).size).toBe(tenant.people.length);
    for (const person of tenant.people) {
      expect(person.subject).toMatch(person.scopes ? /^client:(?:yc|qh|lj)-[a-z]+$/ : /^(?:yc|qh|lj)\.[a-z]+\.[a-z]+$/);
      const organ = tenant.organs.find((o) => o.code === person.organCode);
      expect(organ).toBeDefined();
      if (person.unitCode !== undefined) expect(organ?.units.map((u) => u.code)).toContain(person.unitCode);
    }
  });

  it.each(tenants)('R-SEC-2 %s: every organ has a drafter and another person as approver, every unit a head and a handler', (_name, tenant) => {
    const holders = (organ: string, role: string, unit?: string): string[] => tenant.people.filter((p) => p.organCode === organ && p.unitCode === unit && p.roles.includes(role as never)).map((p) => p.subject);
    for (const organ of tenant.organs) {
      expect(holders(organ.code, 'ORGAN_DRAFTER')).toHaveLength(1);
      expect(holders(organ.code, 'ORGAN_APPROVER')).toHaveLength(1);
      expect(holders(organ.code, 'ORGAN_DRAFTER')).not.toEqual(holders(organ.code, 'ORGAN_APPROVER'));
      for (const unit of organ.units) for (const role of ['UNIT_HEAD', 'UNIT_HANDLER']) expect(holders(organ.code, role, unit.code)).toHaveLength(1);
    }
  });

  it('the people the documentation speaks of keep their login names and roles', () => {
    const roles = Object.fromEntries(first.people.map((p) => [p.subject, [p.organCode, ...p.roles]]));
    expect(roles['qh.zhao.min']).toEqual(['BB', 'ESTABLISHMENT_OFFICER']);
    expect(roles['qh.qian.weimin']).toEqual(['BB', 'ESTABLISHMENT_DIRECTOR']);
    expect(roles['qh.li.jing']).toEqual(['BB', 'TENANT_ADMIN']);
    expect(roles['qh.wu.gang']).toEqual(['SFJ', 'JUSTICE_DIRECTOR']);
    expect(roles['qh.feng.lina']).toEqual(['CYZX', 'DISPATCH_OPERATOR']);
    expect(roles['qh.chen.tao']).toEqual(['CYZX', 'SUPERVISOR']);
    expect(roles['qh.zhang.hao']).toEqual(['DSP', 'TOWN_CALLER']);
    expect(city.people.find((p) => p.subject === 'yc.tang.jing')?.roles).toContain('CITY_OVERSEER');
  });

  it.each(tenants)('%s: one department’s system has an account of its own, an integration client with listed scopes', (_name, tenant) => {
    const systems = tenant.people.filter(({ subject }) => subject.startsWith('client:'));
    expect(systems.map(({ roles, scopes }) => [roles, scopes])).toEqual([[['INTEGRATION_CLIENT'], ['lists.read', 'matters.send', 'matters.read', 'orders.read', 'orders.act', 'exchange.manage']]]);
    expect(tenant.people.filter(({ scopes }) => scopes)).toEqual(systems);
  });

  it('every township has a caller and a commander', () => {
    for (const town of first.organs.filter((o) => o.kind === 'TOWNSHIP' || o.kind === 'SUBDISTRICT')) {
      for (const role of ['TOWN_CALLER', 'TOWN_COMMANDER'] as const) expect(first.people.filter((p) => p.organCode === town.code && p.roles.includes(role))).toHaveLength(1);
    }
  });
});
