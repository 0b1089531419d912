import {
  GrantGivenV1, ListVersionEffectiveV1, ListVersionItemsV1, ListVersionSupersededV1, OrganCreatedV1, OrganUpdatedV1, PersonRegisteredV1, TenantRegisteredV1, UnitChangedV1,
} from '@yidan/contracts';
import type { EffectiveItem, RecordedEvent } from '@yidan/contracts';
import type { OrganKind, RegionLevel, Role } from '@yidan/kernel';
import { bodyHash } from '@yidan/platform';
import { producerOnly, startCity, type TestCity } from '@yidan/testing';
import { v7 as uuid } from 'uuid';
import { disputeArbitration } from '../src/service.ts';
import { LISTS, type ListedDuty } from './duty-lists.ts';

const founded = new Date('2026-01-05T09:00:00+08:00');
const CITY = '510100';
export const API = '/api/dispute-arbitration/v1';

interface Organ {
  readonly code: string;
  readonly name: string;
  readonly kind: OrganKind;
  readonly level?: RegionLevel;
  readonly status?: 'ACTIVE' | 'ABOLISHED';
  readonly units: Readonly<Record<string, string>>;
}

/** Departments with lists, a township, the offices of the procedure, and organs that a dispute here cannot be with. */
const ORGANS: readonly Organ[] = [
  { code: 'SWJ', name: '水务局', kind: 'GOV_DEPARTMENT', units: { HD: '河道管理科', ZF: '水政监察科' } },
  { code: 'CGJ', name: '综合行政执法局', kind: 'COMPREHENSIVE_ENFORCEMENT', units: { SR: '市容管理科', JZ: '建设执法科' } },
  { code: 'ZJJ', name: '住房和城乡建设局', kind: 'GOV_DEPARTMENT', units: { JG: '建筑管理科' } },
  { code: 'SCJ', name: '市场监督管理局', kind: 'GOV_DEPARTMENT', units: { SP: '食品安全监管科' } },
  { code: 'BMZ', name: '北门镇', kind: 'TOWNSHIP', units: { DZ: '党政办' } },
  { code: 'CYZX', name: '城市运行中心', kind: 'CITY_OPS_CENTRE', units: { PJ: '派件科' } },
  { code: 'BB', name: '机构编制委员会办公室', kind: 'ESTABLISHMENT_OFFICE', units: { TZ: '体制改革科' } },
  { code: 'BW', name: '机构编制委员会', kind: 'ESTABLISHMENT_COMMISSION', units: { MS: '秘书组' } },
  { code: 'SFJ', name: '司法局', kind: 'JUSTICE_BUREAU', units: { FZ: '法治科' } },
  { code: 'SWS', name: '税务局', kind: 'GOV_DEPARTMENT', level: 'PROVINCE', units: { ZG: '征管科' } },
  { code: 'GXQ', name: '高新区管委会', kind: 'GOV_DEPARTMENT', level: 'FUNCTIONAL_ZONE', units: { ZH: '综合科' } },
  { code: 'JLJ', name: '原园林局', kind: 'GOV_DEPARTMENT', status: 'ABOLISHED', units: { LH: '绿化科' } },
];

/** Who acts for every department: `swj.drafter`, `swj.approver`, `swj.principal`. */
const FOR_A_DEPARTMENT: readonly (readonly [string, Role])[] = [['drafter', 'ORGAN_DRAFTER'], ['approver', 'ORGAN_APPROVER'], ['principal', 'PRINCIPAL_OFFICER']];

/** And who is somebody in particular. */
const PEOPLE: readonly (readonly [name: string, organ: string, role: Role])[] = [
  ['bmz.caller', 'BMZ', 'TOWN_CALLER'], ['bmz.commander', 'BMZ', 'TOWN_COMMANDER'],
  ['op', 'CYZX', 'DISPATCH_OPERATOR'], ['leader', 'CYZX', 'LEADER_IN_CHARGE'], ['supervisor', 'CYZX', 'SUPERVISOR'], ['auditor', 'CYZX', 'AUDITOR'],
  ['bb.officer', 'BB', 'ESTABLISHMENT_OFFICER'], ['bb.director', 'BB', 'ESTABLISHMENT_DIRECTOR'],
  ['sfj.reviewer', 'SFJ', 'JUSTICE_REVIEWER'], ['sfj.director', 'SFJ', 'JUSTICE_DIRECTOR'],
  ['bw.secretary', 'BW', 'COMMISSION_SECRETARY'], ['bw.member', 'BW', 'COMMISSION_MEMBER'], ['bw.chair', 'BW', 'COMMISSION_CHAIR'],
  ['swj.handler', 'SWJ', 'UNIT_HANDLER'],
];

/** 测试区: a district with organs, people and lists in force, told to the service by the events of its registry. */
export class DisputeCity {
  readonly organs = new Map<string, string>();
  readonly units = new Map<string, string>();
  /** Identities of the items, by name. */
  readonly items = new Map<string, string>();
  readonly versions = new Map<string, string>();
  readonly people = new Map<string, string>();

  private constructor(
    readonly city: TestCity,
    readonly tenantId: string,
    private readonly prefix: string,
  ) {}

  /** A city of its own, with producers in the place of the services a dispute hears of. */
  static async start(options: { logLevel?: 'error' | 'fatal' } = {}): Promise<DisputeCity> {
    const city = await startCity([producerOnly('list-registry'), producerOnly('summons'), producerOnly('administrative-assistance'), disputeArbitration], { logLevel: 'error', ...options });
    const district = await DisputeCity.found(city, '510184', '崇');
    await city.settled();
    city.at('2026-03-02T09:00:00+08:00');
    return district;
  }

  static async found(city: TestCity, tenantId: string, prefix: string): Promise<DisputeCity> {
    const district = new DisputeCity(city, tenantId, prefix);
    await district.emit([TenantRegisteredV1.create({ tenantId, name: `${prefix}区`, level: 'DISTRICT', cityTenantId: CITY }, founded), ...ORGANS.flatMap((organ) => district.setUp(organ))]);
    const departments = ORGANS.filter(({ kind, units }) => ['GOV_DEPARTMENT', 'COMPREHENSIVE_ENFORCEMENT', 'TOWNSHIP'].includes(kind) && Object.keys(units).length > 0);
    const everybody = [...departments.flatMap(({ code }) => FOR_A_DEPARTMENT.map(([name, role]) => [`${code.toLowerCase()}.${name}`, code, role] as const)), ...PEOPLE];
    await district.emit(everybody.flatMap(([name, organ, role]) => district.appointed(name, organ, [role])));
    for (const [code, duties] of Object.entries(LISTS)) await district.enact(code, 1, duties);
    return district;
  }

  /** Somebody of this district. */
  as(name: string) {
    return this.city.as(`${this.prefix}.${name}`);
  }

  organ(code: string): string {
    return this.organs.get(code)!;
  }

  /** By organ and unit code: `SWJ.ZF`. */
  unit(code: string): string {
    return this.units.get(code)!;
  }

  /** The identity of an item by the first words of its name. */
  item(words: string): string {
    const [, itemKey] = [...this.items].find(([name]) => name.startsWith(words)) ?? [];
    if (!itemKey) throw new Error(`no list holds ${words}`);
    return itemKey;
  }

  /** Moves the clock and lets everything that follows happen. */
  async at(instant: string): Promise<void> {
    this.city.at(`${instant}+08:00`);
    await this.city.settled();
  }

  async emit(events: RecordedEvent[], producer = 'list-registry'): Promise<void> {
    await this.city.emit(producer, this.tenantId, events, CITY);
  }

  async appoint(name: string, organ: string, roles: readonly Role[]): Promise<void> {
    await this.emit(this.appointed(name, organ, roles));
  }

  private appointed(name: string, organ: string, roles: readonly Role[]): RecordedEvent[] {
    const personId = uuid();
    this.people.set(name, personId);
    const subject = `${this.prefix}.${name}`;
    const organId = this.organ(organ);
    return [
      PersonRegisteredV1.create({ personId, subject, organId, unitId: null }, founded),
      ...roles.map((role) => GrantGivenV1.create({ grantId: uuid(), personId, subject, organId, unitId: null, role }, founded)),
    ];
  }

  /** 提出争议: water bureau and urban management about the rubbish in the river, unless something else is said. */
  raise(who: string, body: object = {}) {
    return this.as(who).post(`${API}/disputes`, {
      kind: 'WHO_HOLDS', title: '河道边建筑垃圾由谁处置', description: '北门镇沿河路建筑垃圾堆放，双方均认为不属本单位职责。', itemKeys: [this.item('河道管理范围内倾倒')],
      parties: [{ organId: this.organ('SWJ'), stance: 'DENIES' }, { organId: this.organ('CGJ'), stance: 'DENIES' }], ...body,
    });
  }

  /** A case that was raised, as whoever raised it sees it. */
  async raised(who: string, body: object = {}) {
    const { status, body: answer } = await this.raise(who, body);
    if (status !== 201) throw new Error(`${status} ${JSON.stringify(answer)}`);
    return answer;
  }

  /** A case as somebody sees it now. */
  async case(id: string, who = 'bb.officer') {
    const { status, body } = await this.as(who).get(`${API}/disputes/${id}`);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** A step of a case in the version it is in now. */
  async step(who: string, id: string, command: string, body: object = {}) {
    const { rows } = await this.city.sql('dispute-arbitration').query<{ version: number }>('select row_version as version from dispute_case where id = $1', [id]);
    return this.as(who).post(`${API}/disputes/${id}/${command}`, body, { 'if-match': `"${rows[0]?.version ?? 1}"` });
  }

  /** A step that has to succeed. */
  async done(who: string, id: string, command: string, body: object = {}) {
    const { status, body: answer } = await this.step(who, id, command, body);
    if (status >= 300) throw new Error(`${command} by ${who}: ${status} ${JSON.stringify(answer)}`);
    return answer;
  }

  /** A dispute whose negotiation failed after one meeting: the beginning of level 2. */
  async notAgreed(who = 'swj.drafter', body: object = {}) {
    const { id, parties } = await this.raised(who, body);
    const named = (parties as { organ: { id: string; code: string } }[]).map(({ organ }) => organ);
    const [convenor = named[0]!] = named.filter(({ id: organId }) => organId === parties.find((party: { role: string }) => party.role === 'CONVENOR')?.organ.id);
    const drafter = `${convenor.code.toLowerCase()}.drafter`;
    await this.done(drafter, id, 'open-negotiation');
    await this.done(drafter, id, 'record-meeting', { at: new Date(Date.parse('2026-03-02T10:00:00+08:00')).toISOString(), place: '区政务中心 301 室', attendees: named.map(({ id: organId }) => ({ organId, name: '经办人' })), points: '各方未达成一致。' });
    return this.done(drafter, id, 'fail', { reason: '多次协商未果' });
  }

  /** What a case wants of whom, as the open tasks of the service say. */
  async tasks(ownerId: string): Promise<string[]> {
    const { rows } = await this.city.sql('dispute-arbitration').query<{ command: string }>('select command from desk_task_open where owner_id = $1 order by command', [ownerId]);
    return rows.map(({ command }) => command);
  }

  /** What the service told of a case, in its order. */
  async told(aggregateId: string): Promise<string[]> {
    const { rows } = await this.city.sql('dispute-arbitration').query<{ type: string }>(`select type from journal where agg_id = $1 order by seq`, [aggregateId]);
    return rows.map(({ type }) => type);
  }

  /** A list comes into force, in pieces of three items, in one transaction. */
  async enact(organ: string, major: number, duties: readonly ListedDuty[], from: Date = founded): Promise<void> {
    const organId = this.organ(organ);
    const versionId = uuid();
    const previous = this.versions.get(organ) ?? null;
    this.versions.set(organ, versionId);
    const items = duties.map((duty, i) => this.itemOf(organ, i + 1, duty));
    const pieces: EffectiveItem[][] = [];
    for (let at = 0; at < items.length; at += 3) pieces.push(items.slice(at, at + 3));
    await this.emit([
      ...pieces.map((piece, i) => ListVersionItemsV1.create({ versionId, organId, chunk: i + 1, chunks: pieces.length, items: piece }, from)),
      ListVersionEffectiveV1.create(
        {
          versionId, organId, organCode: organ, label: `${organ}-V${major}.0`, documentNumber: `编发〔2026〕${major}号`, effectiveFrom: from.toISOString(), effectiveTo: null,
          itemCount: items.length, chunks: pieces.length, contentHash: bodyHash(items), previousVersionId: previous,
        },
        from,
      ),
      ...(previous ? [ListVersionSupersededV1.create({ versionId: previous, organId, successorVersionId: versionId, effectiveTo: from.toISOString() }, from)] : []),
    ]);
  }

  /** 撤销机构. */
  async abolish(code: string): Promise<void> {
    const organ = ORGANS.find((each) => each.code === code)!;
    await this.emit([OrganUpdatedV1.create({ ...this.organData(organ), status: 'ABOLISHED', abolishedOn: '2026-02-28' }, founded)]);
  }

  private itemOf(organ: string, seqNo: number, duty: ListedDuty): EffectiveItem {
    const itemKey = this.items.get(duty.name) ?? uuid();
    this.items.set(duty.name, itemKey);
    const unit = (code: string): string => this.unit(`${organ}.${code}`);
    return {
      itemKey, code: `${this.tenantId}-${organ}-0101${String(seqNo).padStart(4, '0')}`, seqNo,
      majorFunction: { code: '01', name: duty.major, category: 'OTHER' }, specialFunction: { code: '01', name: duty.special },
      name: duty.name, description: duty.description, attribute: duty.attribute, basisTexts: [...duty.basis], sandingUnitProvisions: [], powers: [],
      leadUnitId: unit(duty.unit), assistUnitIds: (duty.assist ?? []).map(unit), keywords: [...duty.keywords], locationScope: [], timeLimit: null, performMode: 'SELF', itemStatus: duty.status ?? 'ACTIVE', disclosure: 'PUBLIC',
    };
  }

  private organData({ code, name, kind, level = 'DISTRICT', status = 'ACTIVE' }: Organ) {
    return {
      organId: this.organ(code), code, name: `${this.prefix}区${name}`, shortName: name, kind, regionCode: this.tenantId, level, unifiedSocialCreditCode: null, superiorOrganId: null, parentOrganId: null,
      hostTownStreetId: null, supervisingOrganId: null, establishedOn: null, abolishedOn: status === 'ABOLISHED' ? '2024-03-31' : null, status,
    };
  }

  private setUp(organ: Organ): RecordedEvent[] {
    this.organs.set(organ.code, uuid());
    const units = Object.entries(organ.units).map(([unit, name]) => {
      const unitId = uuid();
      this.units.set(`${organ.code}.${unit}`, unitId);
      return UnitChangedV1.create({ unitId, organId: this.organ(organ.code), code: unit, name, provisionText: `负责${name.replace('科', '')}工作`, approvedStaff: 4, actualStaff: 4, status: 'ACTIVE' }, founded);
    });
    return [OrganCreatedV1.create(this.organData(organ), founded), ...units];
  }
}
