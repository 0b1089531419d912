import {
  GrantGivenV1, ListVersionEffectiveV1, ListVersionItemsV1, ListVersionSupersededV1, OrganCreatedV1, PersonRegisteredV1, TenantRegisteredV1, UnitChangedV1,
} from '@yidan/contracts';
import type { EffectiveItem, RecordedEvent } from '@yidan/contracts';
import type { OrganKind, Role } from '@yidan/kernel';
import { bodyHash } from '@yidan/platform';
import type { TestCity } from '@yidan/testing';
import { v7 as uuid } from 'uuid';
import { LISTS } from './duty-lists.ts';
import type { ListedDuty } from './duty-lists.ts';

const at = new Date('2026-01-05T09:00:00+08:00');
const CITY = '510100';

interface Organ {
  readonly code: string;
  readonly name: string;
  readonly kind: OrganKind;
  readonly units: Readonly<Record<string, string>>;
}

const ORGANS: readonly Organ[] = [
  { code: 'SWJ', name: '水务局', kind: 'GOV_DEPARTMENT', units: { HD: '河道管理科', ZF: '水政监察科' } },
  { code: 'CGJ', name: '综合行政执法局', kind: 'COMPREHENSIVE_ENFORCEMENT', units: { SR: '市容管理科', JZ: '建设执法科' } },
  { code: 'SCJ', name: '市场监督管理局', kind: 'GOV_DEPARTMENT', units: { SP: '食品安全监管科', JG: '价格监督科' } },
  { code: 'YJJ', name: '应急管理局', kind: 'GOV_DEPARTMENT', units: { WH: '危险化学品科' } },
  { code: 'CYZX', name: '城市运行中心', kind: 'CITY_OPS_CENTRE', units: { PJ: '派件科' } },
  { code: 'BMZ', name: '北门镇', kind: 'TOWNSHIP', units: { DZ: '党政办' } },
];

/** 测试区: a district with organs, people and lists in force, told to the service by the events of its registry. */
export class District {
  readonly organs = new Map<string, string>();
  readonly units = new Map<string, string>();
  readonly items = new Map<string, string>();
  readonly versions = new Map<string, string>();
  readonly people = new Map<string, string>();

  constructor(
    readonly city: TestCity,
    readonly tenantId: string,
    private readonly prefix: string,
  ) {}

  static async found(city: TestCity, tenantId: string, prefix: string): Promise<District> {
    const district = new District(city, tenantId, prefix);
    await district.emit([TenantRegisteredV1.create({ tenantId, name: `${prefix}区`, level: 'DISTRICT', cityTenantId: CITY }, at)]);
    for (const organ of ORGANS) await district.setUp(organ);
    await district.appoint('op', 'CYZX', null, ['DISPATCH_OPERATOR']);
    await district.appoint('supervisor', 'CYZX', null, ['SUPERVISOR']);
    await district.appoint('ops', 'CYZX', 'PJ', ['UNIT_HANDLER', 'UNIT_HEAD']);
    await district.appoint('caller', 'BMZ', null, ['TOWN_CALLER']);
    await district.appoint('client.swj', 'SWJ', null, ['INTEGRATION_CLIENT']);
    await district.appoint('client.scj', 'SCJ', null, ['INTEGRATION_CLIENT']);
    await district.appoint('swj.leader', 'SWJ', null, ['ORGAN_APPROVER']);
    for (const { code, units } of ORGANS.filter(({ kind }) => kind !== 'CITY_OPS_CENTRE')) {
      for (const unit of Object.keys(units)) {
        await district.appoint(`${code}.${unit}.handler`.toLowerCase(), code, unit, ['UNIT_HANDLER']);
        await district.appoint(`${code}.${unit}.head`.toLowerCase(), code, unit, ['UNIT_HEAD']);
      }
    }
    for (const [code, duties] of Object.entries(LISTS)) await district.enact(code, 1, duties);
    return district;
  }

  /** Somebody of this district. */
  as(name: string) {
    return this.city.as(`${this.prefix}.${name}`);
  }

  async emit(events: RecordedEvent[]): Promise<void> {
    await this.city.emit('list-registry', this.tenantId, events, CITY);
  }

  async appoint(name: string, organ: string, unit: string | null, roles: readonly Role[]): Promise<void> {
    const personId = uuid();
    this.people.set(name, personId);
    const subject = `${this.prefix}.${name}`;
    const organId = this.organs.get(organ)!;
    const unitId = unit && this.units.get(`${organ}.${unit}`)!;
    await this.emit([PersonRegisteredV1.create({ personId, subject, organId, unitId }, at)]);
    for (const role of roles) await this.emit([GrantGivenV1.create({ grantId: uuid(), personId, subject, organId, unitId, role }, at)]);
  }

  /** A list comes into force, in pieces of three items, in one transaction. */
  async enact(organ: string, major: number, duties: readonly ListedDuty[]): Promise<void> {
    await this.emit(this.versionOf(organ, major, duties));
  }

  versionOf(organ: string, major: number, duties: readonly ListedDuty[], effectiveTo: string | null = null): RecordedEvent[] {
    const organId = this.organs.get(organ)!;
    const versionId = uuid();
    const previous = this.versions.get(organ) ?? null;
    if (effectiveTo === null) this.versions.set(organ, versionId);
    const items = duties.map((duty, i) => this.itemOf(organ, i + 1, duty));
    const pieces: EffectiveItem[][] = [];
    for (let from = 0; from < items.length; from += 3) pieces.push(items.slice(from, from + 3));
    return [
      ...pieces.map((piece, i) => ListVersionItemsV1.create({ versionId, organId, chunk: i + 1, chunks: pieces.length, items: piece }, at)),
      ListVersionEffectiveV1.create(
        {
          versionId, organId, organCode: organ, label: `${organ}-V${major}.0`, documentNumber: `编发〔2026〕${major}号`, effectiveFrom: at.toISOString(), effectiveTo,
          itemCount: items.length, chunks: pieces.length, contentHash: bodyHash(items), previousVersionId: previous,
        },
        at,
      ),
      ...(previous && effectiveTo === null
        ? [ListVersionSupersededV1.create({ versionId: previous, organId, successorVersionId: versionId, effectiveTo: at.toISOString() }, at)]
        : []),
    ];
  }

  private itemOf(organ: string, seqNo: number, duty: ListedDuty): EffectiveItem {
    const itemKey = this.items.get(duty.name) ?? uuid();
    this.items.set(duty.name, itemKey);
    const unit = (code: string): string => this.units.get(`${organ}.${code}`)!;
    return {
      itemKey,
      code: `${this.tenantId}-${organ}-0101${String(seqNo).padStart(4, '0')}`,
      seqNo,
      majorFunction: { code: '01', name: duty.major, category: 'OTHER' },
      specialFunction: { code: '01', name: duty.special },
      name: duty.name,
      description: duty.description,
      attribute: duty.attribute,
      basisTexts: duty.basis,
      sandingUnitProvisions: [],
      powers: [],
      leadUnitId: unit(duty.unit),
      assistUnitIds: (duty.assist ?? []).map(unit),
      keywords: duty.keywords,
      locationScope: [],
      timeLimit: duty.timeLimit ?? null,
      performMode: 'SELF',
      itemStatus: duty.status ?? 'ACTIVE',
      disclosure: 'PUBLIC',
    };
  }

  private async setUp({ code, name, kind, units }: Organ): Promise<void> {
    const organId = uuid();
    this.organs.set(code, organId);
    await this.emit([
      OrganCreatedV1.create(
        {
          organId, code, name: `${this.prefix}区${name}`, shortName: name, kind, regionCode: this.tenantId, level: 'DISTRICT', unifiedSocialCreditCode: null, superiorOrganId: null,
          parentOrganId: null, hostTownStreetId: null, supervisingOrganId: null, establishedOn: null, abolishedOn: null, status: 'ACTIVE',
        },
        at,
      ),
    ]);
    for (const [unit, unitName] of Object.entries(units)) {
      const unitId = uuid();
      this.units.set(`${code}.${unit}`, unitId);
      await this.emit([UnitChangedV1.create({ unitId, organId, code: unit, name: unitName, provisionText: '', approvedStaff: 4, actualStaff: 4, status: 'ACTIVE' }, at)]);
    }
  }
}
