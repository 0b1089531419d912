import { OrganCreatedV1, OrganUpdatedV1, type ChangeOrgan, type CreateOrgan, type CreateUnit, type EventData } from '@yidan/contracts';
import { Aggregate, isCreditCode, type OrganKind, type RegionLevel, type Violation } from '@yidan/kernel';
import { InternalUnit } from './internal-unit.ts';
import { at, CreditCodeInvalid, NameplateOwnsNothing, OrganAbolished, OrganInvalid } from './organisation.errors.ts';
import { tieViolations, type OrganTies } from './organ-ties.ts';

export type OrganStatus = EventData<typeof OrganUpdatedV1>['status'];
export type OrganMandate = 'MANDATORY' | 'LOCAL';

const PLAIN = [
  'name', 'shortName', 'regionCode', 'level', 'unifiedSocialCreditCode', 'guidanceOrganId', 'establishedOn',
  'mandatory', 'approvedStaff', 'actualStaff', 'approvedLeaders', 'status',
] as const satisfies readonly (keyof ChangeOrgan & keyof Organ)[];

/** 变更前后: what a change made different, for the journal. */
export interface OrganChanges {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

const TIES = ['superiorOrganId', 'parentOrganId', 'hostTownStreetId', 'supervisingOrganId'] as const;

/** Where an organ belongs to, before its own particulars. */
export interface OrganIdentity {
  readonly id: string;
  readonly tenantId: string;
  readonly tenantLevel: RegionLevel;
  readonly predecessorIds: readonly string[];
}

/** 机构: a body with a code, a kind and a place among the others; the whole state travels in its events. */
export class Organ extends Aggregate {
  readonly id: string;
  readonly tenantId: string;
  readonly code: string;
  readonly kind: OrganKind;
  readonly isNameplate: boolean;
  readonly predecessorIds: readonly string[];
  name: string;
  shortName: string;
  regionCode: string;
  level: RegionLevel;
  unifiedSocialCreditCode: string | null;
  superiorOrganId: string | null = null;
  guidanceOrganId: string | null;
  parentOrganId: string | null = null;
  hostTownStreetId: string | null = null;
  supervisingOrganId: string | null = null;
  establishedOn: string | null;
  abolishedOn: string | null;
  mandatory: OrganMandate | null;
  approvedStaff: number;
  actualStaff: number;
  approvedLeaders: number;
  status: OrganStatus;
  readonly rowVersion: number = 1;
  updatedAt: Date;

  constructor(identity: OrganIdentity, entered: Omit<CreateOrgan, 'units'>, ties: OrganTies, now: Date) {
    super();
    this.id = identity.id;
    this.tenantId = identity.tenantId;
    this.code = entered.code;
    this.kind = entered.kind;
    this.isNameplate = entered.isNameplate;
    this.predecessorIds = [...identity.predecessorIds];
    this.name = entered.name;
    this.shortName = entered.shortName;
    this.regionCode = entered.regionCode ?? identity.tenantId;
    this.level = entered.level ?? levelOf(entered.kind, identity.tenantLevel);
    this.unifiedSocialCreditCode = entered.unifiedSocialCreditCode ?? null;
    this.guidanceOrganId = entered.guidanceOrganId ?? null;
    this.establishedOn = entered.establishedOn ?? null;
    this.abolishedOn = entered.abolishedOn ?? null;
    this.mandatory = entered.mandatory ?? null;
    this.approvedStaff = entered.approvedStaff ?? 0;
    this.actualStaff = entered.actualStaff ?? 0;
    this.approvedLeaders = entered.approvedLeaders ?? 0;
    this.status = entered.status;
    this.updatedAt = now;
    this.tie(ties);
    this.assertFits(ties);
    this.record(OrganCreatedV1.create(this.facts(), now));
  }

  /** Takes over what the change names, and says what became different; a change that changes nothing is no act. */
  change(change: ChangeOrgan, ties: OrganTies, now: Date): OrganChanges | null {
    if (this.status === 'ABOLISHED') throw new OrganAbolished(this.code);
    const held = { ...this };
    for (const key of PLAIN) if (change[key] !== undefined) Object.assign(this, { [key]: change[key] });
    this.tie(ties);
    const changed = [...PLAIN, ...TIES].filter((key) => this[key] !== held[key]);
    if (changed.length === 0) return null;
    this.assertFits(ties);
    this.updatedAt = now;
    this.record(OrganUpdatedV1.create(this.facts(), now));
    const of = (organ: Pick<Organ, (typeof changed)[number]>) => Object.fromEntries(changed.map((key) => [key, organ[key]]));
    return { before: of(held), after: of(this) };
  }

  /** 设立内设机构. */
  setUpUnit(id: string, unit: CreateUnit, now: Date): InternalUnit {
    if (this.status === 'ABOLISHED') throw new OrganAbolished(this.code);
    if (this.isNameplate) throw new NameplateOwnsNothing();
    return new InternalUnit({ id, tenantId: this.tenantId, organId: this.id }, unit, now);
  }

  private tie({ superior, parent, hostTownStreet, supervising }: OrganTies): void {
    this.superiorOrganId = superior?.id ?? null;
    this.parentOrganId = parent?.id ?? null;
    this.hostTownStreetId = hostTownStreet?.id ?? null;
    this.supervisingOrganId = supervising?.id ?? null;
  }

  private assertFits(ties: OrganTies): void {
    if (this.unifiedSocialCreditCode !== null && !isCreditCode(this.unifiedSocialCreditCode)) throw new CreditCodeInvalid();
    if (this.isNameplate && this.approvedStaff + this.actualStaff + this.approvedLeaders > 0) throw new NameplateOwnsNothing();
    const faults = [...tieViolations(this.kind, ties), ...this.dateViolations()];
    if (faults.length > 0) throw new OrganInvalid(faults);
  }

  private dateViolations(): Violation[] {
    const { establishedOn, abolishedOn } = this;
    if ((this.status === 'ABOLISHED') !== (abolishedOn !== null)) {
      return [at('abolishedOn', 'ORG.ABOLITION_DATE', 'An abolished organ, and no other, has a day of abolition', '已撤销机构应填写撤销日期，存续机构不填')];
    }
    if (establishedOn !== null && abolishedOn !== null && abolishedOn <= establishedOn) {
      return [at('abolishedOn', 'ORG.ABOLITION_DATE', 'An organ is abolished after it was established', '撤销日期应晚于设立日期')];
    }
    return [];
  }

  private facts(): EventData<typeof OrganUpdatedV1> {
    const { id, code, name, shortName, kind, regionCode, level, unifiedSocialCreditCode, superiorOrganId, parentOrganId } = this;
    const { hostTownStreetId, supervisingOrganId, establishedOn, abolishedOn, status } = this;
    return {
      organId: id, code, name, shortName, kind, regionCode, level, unifiedSocialCreditCode,
      superiorOrganId, parentOrganId, hostTownStreetId, supervisingOrganId, establishedOn, abolishedOn, status,
    };
  }
}

function levelOf(kind: OrganKind, tenantLevel: RegionLevel): RegionLevel {
  return ['TOWNSHIP', 'SUBDISTRICT', 'TOWN_STREET_SQUAD'].includes(kind) ? 'TOWN_STREET' : tenantLevel;
}
