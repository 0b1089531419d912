import { CataloguePowerChangedV1, CataloguePowerRemovedV1, PowerCatalogueDiscardedV1, PowerCatalogueEffectiveV1, PowerCatalogueLoadedV1, PowerCatalogueSupersededV1 } from '@yidan/contracts';
import { Aggregate, businessDate, type By, type PowerType } from '@yidan/kernel';
import { seriesOf, type PowerStatus } from './catalogue-power.ts';
import { CatalogueNotNewer, CatalogueNotYet } from './power-catalogue.errors.ts';
import { powerCatalogueLifecycle, type PowerCatalogueState } from './power-catalogue.lifecycle.ts';

/** What a catalogue says about itself. */
export interface CataloguePaper {
  readonly id: string;
  readonly tenantId: string;
  readonly name: string;
  readonly issuer: string;
  readonly edition: string;
  readonly regionCode: string;
  readonly effectiveFrom: string;
}

const SYSTEM: By = { roles: ['SYSTEM'], relations: [] };

/** 行政权力指导清单: the powers of a region, by type and number; its powers are rows of their own. */
export class PowerCatalogue extends Aggregate {
  readonly id!: string;
  readonly tenantId!: string;
  readonly name!: string;
  readonly series!: string;
  readonly issuer!: string;
  readonly edition!: string;
  readonly regionCode!: string;
  readonly effectiveFrom!: string;
  readonly powerCount!: number;
  readonly loadedAt!: Date;
  readonly loadedBy!: string;
  readonly rowVersion!: number;
  effectiveTo: string | null = null;
  /** How often one of its powers was changed: each is a change of the whole. */
  changeCount = 0;
  state: PowerCatalogueState = 'LOADED';

  /** 载入. */
  static load(paper: CataloguePaper, powerCount: number, by: By & { readonly actorId: string }, at: Date): PowerCatalogue {
    const state = powerCatalogueLifecycle.next(null, 'load', by);
    const catalogue = Object.assign(new PowerCatalogue(), { ...paper, series: seriesOf(paper.name), powerCount, loadedAt: at, loadedBy: by.actorId, state } satisfies Partial<PowerCatalogue>);
    catalogue.record(PowerCatalogueLoadedV1.create({ ...catalogue.told(at), powers: powerCount }, at));
    return catalogue;
  }

  /** 启用, in place of the edition before it. */
  putInForce(previous: PowerCatalogue | null, by: By, at: Date): void {
    const to = powerCatalogueLifecycle.next(this.state, 'putInForce', by);
    if (this.effectiveFrom > businessDate(at)) throw new CatalogueNotYet(this.effectiveFrom);
    if (previous && previous.effectiveFrom >= this.effectiveFrom) throw new CatalogueNotNewer(previous.edition, previous.effectiveFrom);
    this.state = to;
    this.record(PowerCatalogueEffectiveV1.create({ ...this.told(at), powers: this.powerCount, effectiveFrom: this.effectiveFrom, previousCatalogueId: previous?.id ?? null }, at));
  }

  /** 变更权力: a document amends or repeals one of its powers. */
  changePower(power: { readonly powerId: string; readonly type: PowerType; readonly number: string }, status: PowerStatus, document: string, by: By, at: Date): void {
    this.state = powerCatalogueLifecycle.next(this.state, 'changePower', by);
    this.changeCount += 1;
    this.record(CataloguePowerChangedV1.create({ catalogueId: this.id, ...power, status, document, at: at.toISOString() }, at));
  }

  /** 移出: a power left the catalogue, and items in force still merge it. */
  tellRemoved({ type, number, name }: { readonly type: PowerType; readonly number: string; readonly name: string }, items: readonly { readonly organId: string; readonly itemKey: string }[], at: Date): void {
    const facts = { catalogueId: this.id, type, number, name, at: at.toISOString() };
    this.record(CataloguePowerRemovedV1.create({ ...facts, items: items.map(({ organId, itemKey }) => ({ organId, itemKey })) }, at));
  }

  /** 弃用: loaded by mistake. */
  discard(by: By, at: Date): void {
    this.state = powerCatalogueLifecycle.next(this.state, 'discard', by);
    this.record(PowerCatalogueDiscardedV1.create(this.told(at), at));
  }

  /** 替代. */
  supersede(successor: PowerCatalogue, at: Date): void {
    this.state = powerCatalogueLifecycle.next(this.state, 'supersede', SYSTEM);
    this.effectiveTo = successor.effectiveFrom;
    this.record(PowerCatalogueSupersededV1.create({ ...this.told(at), successorId: successor.id, effectiveTo: successor.effectiveFrom }, at));
  }

  private told(at: Date) {
    const { id: catalogueId, name, edition, regionCode } = this;
    return { catalogueId, name, edition, regionCode, at: at.toISOString() };
  }
}
