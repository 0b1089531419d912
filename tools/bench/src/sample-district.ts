import { GrantGivenV1, ListVersionEffectiveV1, ListVersionItemsV1, OrganCreatedV1, PersonRegisteredV1, TenantRegisteredV1, UnitChangedV1, type EffectiveItem, type RecordedEvent } from '@yidan/contracts';
import { bodyHash } from '@yidan/platform';
import type { ItemFixture, ListFixture, OrganFixture, TenantFixture } from '@yidan/sample-city';
import { v7 as uuid } from 'uuid';

const PIECE = 100;
const FOUNDED = new Date('2026-01-05T09:00:00+08:00');

/** What list-registry would say of the sample district under another region code: transaction by transaction, the facts its readers copy. */
export function factsOf(district: TenantFixture, tenantId: string, operator: string): RecordedEvent[][] {
  const organs = new Map(district.organs.map(({ code }) => [code, uuid()]));
  const centre = district.organs.find(({ kind }) => kind === 'CITY_OPS_CENTRE')!;
  const organId = organs.get(centre.code)!;
  const personId = uuid();
  return [
    [TenantRegisteredV1.create({ tenantId, name: district.name, level: 'DISTRICT', cityTenantId: district.cityTenantId }, FOUNDED)],
    ...district.organs.map((organ) => [organFact(organ, organs.get(organ.code)!, tenantId)]),
    [
      PersonRegisteredV1.create({ personId, subject: operator, organId, unitId: null }, FOUNDED),
      GrantGivenV1.create({ grantId: uuid(), personId, subject: operator, organId, unitId: null, role: 'DISPATCH_OPERATOR' }, FOUNDED),
    ],
    ...district.lists.map((list) => listFacts(list, district.organs.find(({ code }) => code === list.organCode)!, organs.get(list.organCode)!, tenantId)),
  ];
}

function organFact({ code, name, shortName, kind, level }: OrganFixture, organId: string, regionCode: string): RecordedEvent {
  return OrganCreatedV1.create(
    {
      organId, code, name, shortName, kind, regionCode, level, unifiedSocialCreditCode: null, superiorOrganId: null, parentOrganId: null, hostTownStreetId: null,
      supervisingOrganId: null, establishedOn: null, abolishedOn: null, status: 'ACTIVE',
    },
    FOUNDED,
  );
}

function listFacts(list: ListFixture, organ: OrganFixture, organId: string, tenantId: string): RecordedEvent[] {
  const units = new Map(organ.units.map(({ code }) => [code, uuid()]));
  const versionId = uuid();
  const items = list.items.map((item) => effectiveItem(item, units, tenantId));
  const pieces = Array.from({ length: Math.ceil(items.length / PIECE) }, (_, i) => items.slice(i * PIECE, (i + 1) * PIECE));
  return [
    ...organ.units.map((unit) => UnitChangedV1.create({ ...unit, unitId: units.get(unit.code)!, organId, status: 'ACTIVE' }, FOUNDED)),
    ...pieces.map((piece, i) => ListVersionItemsV1.create({ versionId, organId, chunk: i + 1, chunks: pieces.length, items: piece }, FOUNDED)),
    ListVersionEffectiveV1.create(
      {
        versionId, organId, organCode: list.organCode, label: `${list.organCode}-V1.0`, documentNumber: list.documentNumber, effectiveFrom: FOUNDED.toISOString(), effectiveTo: null,
        itemCount: items.length, chunks: pieces.length, contentHash: bodyHash(items), previousVersionId: null,
      },
      FOUNDED,
    ),
  ];
}

function effectiveItem(item: ItemFixture, units: ReadonlyMap<string, string>, tenantId: string): EffectiveItem {
  const { code, name } = item.specialFunction;
  return {
    itemKey: uuid(), code: item.code.replace(/^\d{6}/, tenantId), seqNo: item.seqNo, majorFunction: item.majorFunction, specialFunction: { code, name },
    name: item.name, description: item.description, attribute: item.attribute, basisTexts: item.basis.map(({ text }) => text),
    sandingUnitProvisions: item.sandingUnitProvisions, sandingDuties: item.sandingDuties, powers: item.powers, leadUnitId: units.get(item.leadUnitCode)!,
    assistUnitIds: item.assistUnitCodes.map((unit) => units.get(unit)!), keywords: item.keywords, locationScope: [], timeLimit: item.timeLimit ?? null,
    performMode: 'SELF', itemStatus: 'ACTIVE', disclosure: 'PUBLIC',
  };
}
