import type { Scope } from '@yidan/contracts';
import type { Role } from '@yidan/kernel';
import { listWorkbook, sampleCity, type ItemFixture } from '@yidan/sample-city';
import type { Answer, Caller } from '@yidan/testing';
import { dispatch, expectStatus, OWN_ORGAN, registry, StaffedCity } from './a-staffed-city.ts';

/** Everybody who is in two roles at once, so that what the one opens is not taken for the other. */
const TWO_HATS = [
  ['handler-and-auditor', 'SWJ', 'ZF', 'UNIT_HANDLER', 'AUDITOR'],
  ['handler-and-drafter', 'CGJ', 'SR', 'UNIT_HANDLER', 'ORGAN_DRAFTER'],
  ['head-and-caller', 'BMZ', 'DZ', 'UNIT_HEAD', 'TOWN_CALLER'],
  ['head-and-operator', 'SWJ', 'ZF', 'UNIT_HEAD', 'DISPATCH_OPERATOR'],
] as const;

/** Whose sight depends on where they stand; whoever else stands elsewhere in the tenant sees the same. */
const NARROW: readonly Role[] = ['ORGAN_DRAFTER', 'ORGAN_APPROVER', 'PRINCIPAL_OFFICER', 'UNIT_HANDLER', 'UNIT_HEAD', 'TOWN_CALLER', 'TOWN_COMMANDER', 'INTEGRATION_CLIENT'];
const READS: readonly Scope[] = ['lists.read', 'matters.read', 'orders.read'];

/** 忙碌城市: the staffed city with lists, files, matters and orders of several organs in both districts. */
export class BusyCity {
  readonly readers: { readonly who: string; readonly caller: Pick<Caller, 'get'> }[] = [];

  private constructor(readonly staffed: StaffedCity) {}

  static async start(): Promise<BusyCity> {
    const busy = new BusyCity(await StaffedCity.start());
    try {
      for (const [name, organCode, unitCode, ...roles] of TWO_HATS) {
        expectStatus(await busy.admin('qh').post(`${registry}/people`, { subject: `qh.${name}`, name: '吴晓明', organCode, unitCode, roles }), 201);
        busy.readers.push({ who: name, caller: onceEach((path) => busy.staffed.as(name).get(path)) });
      }
      for (const { role, scope, standing, ask } of busy.staffed.officials) {
        const matters = role !== null && (NARROW.includes(role) ? scope === null || READS.includes(scope) : ['OTHER_ORGAN', 'FOREIGN', 'CITY'].includes(standing));
        if (matters && role !== 'PLATFORM_OPERATOR') busy.readers.push({ who: `${role}${scope ? `#${scope}` : ''} of ${standing}`, caller: onceEach((path) => ask('GET', path)) });
      }
      await busy.live();
      return busy;
    } catch (error) {
      await busy.stop();
      throw error;
    }
  }

  admin(short: 'qh' | 'lj'): Caller {
    return this.staffed.city.as(`${short}.admin`);
  }

  stop(): Promise<void> {
    return this.staffed.stop();
  }

  private async live(): Promise<void> {
    const { city } = this.staffed;
    expectStatus(await this.admin('lj').post(`${registry}/people`, { subject: 'lj.op', name: '吴晓明', organCode: 'CYZX', roles: ['DISPATCH_OPERATOR'] }), 201);
    for (const [short, organ, units] of [['qh', 'SWJ', ['河道管理科', '水政监察科']], ['qh', 'CGJ', ['市容管理科']], ['lj', OWN_ORGAN.AWAY, ['河道管理科']]] as const) {
      await this.enact(short, organ, units);
    }
    await city.settled();
    for (const [short, who, organ, item] of [
      ['qh', 'caller', 'SWJ', 1],
      ['qh', 'op', 'SWJ', 2],
      ['qh', 'caller', 'CGJ', 1],
      ['qh', 'caller', null, 0],
      ['lj', 'op', OWN_ORGAN.AWAY, 1],
    ] as const) {
      await this.send(short, who, organ, item);
    }
    await this.supervise();
    await city.settled();
  }

  /** A notice about each order, by who supervises in its district. */
  private async supervise(): Promise<void> {
    const { rows } = await this.staffed.city.sql('summons').query<{ id: string; tenant: string }>('select id, tenant_id as tenant from dispatch_order');
    for (const { id, tenant } of rows) {
      const supervisor = this.staffed.official('SUPERVISOR', tenant === '990102' ? 'OTHER_ORGAN' : 'FOREIGN');
      expectStatus(await supervisor.ask('POST', `${dispatch}/supervision-notices`, { objectType: 'dispatch-order', objectId: id }), 201);
    }
  }

  /** A list in force, and a second file of the same organ that waits. */
  private async enact(short: 'qh' | 'lj', organ: string, units: readonly string[]): Promise<void> {
    const [sample] = sampleCity().districts[0].lists[0]!.items;
    // The second unit assists the first, so that one matter has orders of two units.
    const items: ItemFixture[] = units.map((unit, i) => ({
      ...sample!, seqNo: i + 1, code: `99010${short === 'qh' ? 2 : 3}-${organ}-0101000${i + 1}`, name: `${organ}事项${i + 1}`, leadUnit: unit, leadUnitCode: 'U', powers: [], assistUnitCodes: [],
      assistUnits: i === 0 ? units.slice(1) : [], majorFunction: { ...sample!.majorFunction, code: '01' }, specialFunction: { ...sample!.specialFunction, code: '01', coordinatorUnit: units[0]! },
      sandingUnitProvisions: [`${unit}：承担${organ}事项${i + 1}。`],
    }));
    const list = { organCode: organ, documentNumber: '', effectiveFrom: '2026-02-01', items };
    const bytes = await listWorkbook(list, organ);
    const hand = async (): Promise<string> => expectStatus(await this.admin(short).upload(`${registry}/imports?organ=${organ}`, '清单.xlsx', bytes), 201).body.importId as string;
    expectStatus(await this.admin(short).post(`${registry}/imports/${await hand()}/load-approved`, { documentNumber: '编发〔2026〕1号', approvedOn: '2026-02-01', effectiveFrom: '2026-02-01' }), 201);
    await hand();
    expectStatus(await this.admin(short).post(`${registry}/adjustments`, { trigger: 'REFORM', cause: { type: 'reform', id: organ, title: '机构改革' }, organs: [{ organCode: organ }] }), 201);
    expectStatus(await this.admin(short).post(`${registry}/sandings`, { organCode: organ, scope: '职责调整', procedure: '小组—领导小组—常委会', dueOn: '2026-12-31' }), 201);
    const task = { tasks: [{ organCode: organ, dueOn: '2026-12-31' }] };
    expectStatus(await this.admin(short).post(`${registry}/campaigns`, { kind: 'SANDING', name: `${organ}“三定”修订`, schemeDocument: '《方案》', leadingGroup: '领导小组', startsOn: '2026-01-01', ...task }), 201);
  }

  /** A matter that goes out by an item of an organ, or not at all. */
  private async send(short: 'qh' | 'lj', who: string, organ: string | null, seqNo: number): Promise<void> {
    const { city } = this.staffed;
    const body = { channel: 'HOTLINE', externalId: `X-${organ}-${seqNo}`, title: '请帮我看看', content: '上次说的那个事情一直没有答复。', complainant: { name: '林晓' } };
    const matter = expectStatus(await city.as(`${short}.${who}`).post(`${dispatch}/matters`, body), 201).body;
    if (!organ) return;
    const { items } = expectStatus(await this.admin(short).get(`${registry}/items?organ=${organ}`), 200).body;
    const item = (items as { itemKey: string; name: string }[]).find(({ name }) => name === `${organ}事项${seqNo}`)!;
    expectStatus(await city.as(`${short}.op`).post(`${dispatch}/matters/${matter.id}/decide`, { itemKey: item.itemKey, reason: '职责所在' }, { 'if-match': `"${matter.rowVersion}"` }), 200);
  }
}

/** Who has asked for something once knows the answer: while everybody only reads, it stays the same. */
function onceEach(get: (path: string) => Promise<Answer>): Pick<Caller, 'get'> {
  const known = new Map<string, Promise<Answer>>();
  return {
    get: (path) => {
      const answer = known.get(path) ?? get(path);
      known.set(path, answer);
      return answer;
    },
  };
}
