import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { seeingAll, stampOf, type Actor } from '@yidan/platform';
import { affectedBy } from '../../domain/sanding/affected-by-sanding.ts';
import type { ProvisionChanges } from '../../domain/sanding/provision-changes.ts';
import type { DatedSanding, SandingProvision } from '../../domain/sanding/sanding-provision.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { MatrixItems } from '../../storage/sanding/matrix-items.ts';
import { SandingRepository } from '../../storage/sanding/sanding.repository.ts';
import { OpenAdjustment } from '../adjustment/open-adjustment.ts';

/** 新旧“三定”衔接: the provision before ends, and the list in force has to follow what changed. */
@Injectable()
export class EndPreviousSanding {
  constructor(
    private readonly sandings: SandingRepository,
    private readonly lists: DutyListRepository,
    private readonly items: MatrixItems,
    private readonly openAdjustment: OpenAdjustment,
    private readonly em: EntityManager,
  ) {}

  /** First the old one ends, then the new one begins: the database lets no two hold even for a moment. */
  async execute(sanding: SandingProvision, others: readonly DatedSanding[], at: Date): Promise<void> {
    const inForce = others.find(({ state }) => state === 'ISSUED');
    if (!inForce || sanding.state !== 'ISSUED') return;
    inForce.supersede({ id: sanding.id, effectiveFrom: sanding.effectiveFrom! }, at);
    await this.sandings.save(inForce);
  }

  /** “三定”修订: a case for the organ, with the items in force that are touched; one that changes nothing opens none. */
  async openCases(sanding: SandingProvision, changes: ProvisionChanges, actor: Actor, at: Date): Promise<void> {
    if (sanding.state !== 'ISSUED' || changes.duties.length + changes.units.length === 0) return;
    const inForce = await this.lists.inForceOf(sanding.organId);
    if (!inForce) return;
    const { items } = await seeingAll(this.em, () => this.items.of(inForce.id));
    const cause = { type: 'sanding-provision', id: sanding.id, title: `《${sanding.title}》（${sanding.documentNumber}）` };
    const organs = [{ organId: sanding.organId, items: affectedBy(sanding.duties, changes, items) }];
    await this.openAdjustment.execute({ trigger: 'SANDING_REVISED', cause, organs }, { roles: ['SYSTEM'], relations: [], actorId: stampOf(actor).id }, at);
  }
}
