import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { addDays, businessDate, Clock, startOfDay } from '@yidan/kernel';
import { Deadlines, Reference, stampOf, type Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { ReceiptTaken } from '../../domain/duty-list/duty-list.errors.ts';
import type { DutyListVersion } from '../../domain/duty-list/duty-list-version.ts';
import { dutyListVersionLifecycle } from '../../domain/duty-list/duty-list-version.lifecycle.ts';
import { PublicityNotOver } from '../../domain/publicity/publicity.errors.ts';
import { DocumentNumbers } from '../../storage/commission/document-numbers.ts';
import { inDomainWords } from '../../storage/organisation/constraints.ts';
import { PublicityRepository } from '../../storage/publicity/publicity.repository.ts';
import { handOf } from './hand-of.ts';
import { ownerOf, VersionDesk } from './version-desk.ts';

/** 备案: with the receipt of the city's 编办, or one drawn here; the city gets its copy by the event. The day in force follows. */
@Injectable()
export class FileVersion {
  constructor(
    private readonly em: EntityManager,
    private readonly desk: VersionDesk,
    private readonly publicities: PublicityRepository,
    private readonly numbers: DocumentNumbers,
    private readonly deadlines: Deadlines,
    private readonly reference: Reference,
    private readonly clock: Clock,
  ) {}

  async execute(versionId: string, given: string | null, actor: Actor): Promise<void> {
    const at = this.clock.now();
    const { version } = await this.desk.hold(versionId);
    const by = handOf(actor, version.organId);
    const isEarly = version.urgency === 'EXPEDITED' && version.state === 'EFFECTIVE' && version.filedAt === null;
    if (!isEarly) dutyListVersionLifecycle.next(version.state, 'file', by);
    else if ((await this.publicities.holdOf(versionId))?.state !== 'CLOSED') throw new PublicityNotOver();
    const receiptNumber = given ?? (await this.numbers.next(version.tenantId, 'receipt', at));
    version.file(receiptNumber, by, at);
    await this.keepReceipt(version, receiptNumber, given === null, stampOf(actor).id, at);
    await this.desk.save(version, at);
    const owner = ownerOf(version);
    if (isEarly) await this.deadlines.stop(owner, 'file', at);
    else await this.deadlines.set(owner, 'activate', dayInForce(version, at), { at });
  }

  private async keepReceipt({ id, tenantId, contentHash }: DutyListVersion, receiptNumber: string, isAuto: boolean, filedBy: string, at: Date): Promise<void> {
    const { cityTenantId } = await this.reference.tenant();
    await inDomainWords({ list_filing_receipt: () => new ReceiptTaken(receiptNumber) }, () =>
      this.em.execute(
        `insert into list_filing (id, tenant_id, version_id, filed_to, receipt_number, is_auto, content_hash, filed_by, filed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        [uuid(), tenantId, id, cityTenantId, receiptNumber, isAuto, contentHash, filedBy, at.toISOString()],
        'run',
      ),
    );
  }
}

/** The day that was planned, else the day after the filing; a day that passed meanwhile is today. */
function dayInForce({ plannedFrom }: DutyListVersion, at: Date): Date {
  const day = plannedFrom ?? addDays(businessDate(at), 1);
  return day <= businessDate(at) ? at : startOfDay(day);
}
