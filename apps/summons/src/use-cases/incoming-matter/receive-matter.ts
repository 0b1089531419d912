import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { businessDate, Clock, DeadlineBook, maskedOrNull } from '@yidan/kernel';
import type { ReceiveMatterRequest } from '@yidan/contracts';
import { nextNumbers } from '@yidan/platform';
import type { Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import type { CaseClocks } from '../../domain/deadline/deadline.ts';
import { isRoutable } from '../../domain/duty-item/held-item.ts';
import type { HeldItem } from '../../domain/duty-item/held-item.ts';
import { ExternalIdReused } from '../../domain/incoming-matter/incoming-matter.errors.ts';
import { IncomingMatter } from '../../domain/incoming-matter/incoming-matter.ts';
import { MatchResult } from '../../domain/incoming-matter/match-result.ts';
import type { ListAnswer } from '../../domain/incoming-matter/match-result.ts';
import { formatMatterNumber } from '../../domain/incoming-matter/matter-number.ts';
import { readersOf } from '../../domain/incoming-matter/secret-stub.ts';
import { purposeOf } from '../../domain/incoming-matter/settle-answer.ts';
import { heldForOperator, hintIn } from '../../domain/incoming-matter/statutory-channels.ts';
import type { StatutoryHint } from '../../domain/incoming-matter/statutory-channels.ts';
import { DeadlineRepository } from '../../storage/deadline/deadline.repository.ts';
import { HeldItemRepository } from '../../storage/duty-item/held-item.repository.ts';
import { IncomingMatterRepository } from '../../storage/incoming-matter/incoming-matter.repository.ts';
import { PersonalData } from '../../storage/incoming-matter/personal-data.ts';
import { CLOCKS_OF_ORDER, SendOrders } from '../dispatch-order/send-orders.ts';
import type { DraftOrder } from '../dispatch-order/send-orders.ts';
import { AskTheList } from './ask-the-list.ts';

/** 接收来件: takes a matter in, asks the list, and sends it at once where the list is sure. */
@Injectable()
export class ReceiveMatter {
  constructor(
    private readonly em: EntityManager,
    private readonly matters: IncomingMatterRepository,
    private readonly personalData: PersonalData,
    private readonly askTheList: AskTheList,
    private readonly items: HeldItemRepository,
    private readonly deadlines: DeadlineRepository,
    private readonly sendOrders: SendOrders,
    private readonly clock: Clock,
  ) {}

  async execute(request: ReceiveMatterRequest, actor: Actor): Promise<{ id: string; isNew: boolean }> {
    const known = request.externalId ? await this.matters.announcedAs(actor.tenantId, request.channel, request.externalId) : null;
    if (known && !(await this.personalData.isFingerprint(known.bodyHash, request))) throw new ExternalIdReused(known.channel, request.externalId!, known.number);
    if (known) {
      if (known.disclosure === 'RESTRICTED') await this.matters.showToSender();
      return { id: known.id, isNew: false };
    }

    const at = this.clock.now();
    const { tenantId } = actor;
    const id = uuid();
    const { complainant, externalId, category, location, occurredAt, disclosure = 'INTERNAL', readers: named = [], paperFileNumber, statutoryChannel, ...rest } = request;
    const person = complainant
      ? { complainantEnc: this.personalData.seal(complainant, { tenantId, id }), complainantRef: await this.personalData.pseudonym(complainant) }
      : { complainantEnc: null, complainantRef: null };
    const bodyHash = await this.personalData.fingerprint(request);
    const readers = readersOf({ disclosure, readers: named }, actor.personId);
    const hint = hintIn(`${request.title} ${request.content}`);
    const { answer, holder } = await this.ask(request, tenantId, hint);
    const drafts = statutoryChannel ? [] : await this.draft(request, answer, holder);
    const terms = await this.deadlines.terms(request.urgency, [...(answer.decision === 'AUTO' ? [] : (['DECIDE'] as const)), ...(drafts.length > 0 ? CLOCKS_OF_ORDER : [])]);
    const clocks: CaseClocks = new DeadlineBook({ tenantId, type: 'incoming-matter', id }, [], terms);
    if (readers.length > 0) await this.matters.nameReaders(tenantId, id, readers);
    const facts = {
      ...rest, ...person, id, tenantId, disclosure, bodyHash, paperFileNumber: paperFileNumber ?? null,
      titleMasked: maskedOrNull(request.title, complainant?.name), contentMasked: maskedOrNull(request.content, complainant?.name),
      externalId: externalId ?? null, category: category ?? null, location: location ?? null, occurredAt: occurredAt ? new Date(occurredAt) : null,
    };
    // The numbers are taken last: their rows are locked until the transaction ends.
    const period = businessDate(at);
    const numbers = await nextNumbers(this.em, tenantId, { LJ: 1, PJ: drafts.length }, period);
    const matter = new IncomingMatter({ ...facts, number: formatMatterNumber(period, numbers.LJ[0]!) }, actor, at);
    if (statutoryChannel) matter.refer(statutoryChannel, null, clocks, at);
    else matter.match(answer, clocks, at, hint);
    if (matter.state === 'MATCHED') matter.dispatch();
    await this.matters.save(matter, undefined, clocks);
    this.matters.keep(new MatchResult(uuid(), matter, answer, at));
    await this.deadlines.save(clocks);
    await this.sendOrders.sendAs(numbers.PJ, matter, drafts, { terms, at });
    return { id, isNew: true };
  }

  /** What goes out at once: where the list is sure, the orders of its item; for an emergency that of whoever keeps it meanwhile. */
  private draft({ urgency }: ReceiveMatterRequest, { decision }: ListAnswer, holder: HeldItem | null): Promise<DraftOrder[]> {
    if (decision === 'AUTO' && holder) return this.sendOrders.draft(holder);
    return urgency === 'EMERGENCY' ? this.sendOrders.draftInterim(holder) : Promise.resolve([]);
  }

  /** The list's answer, and the item it goes out by: the one it is sure of, or for an emergency the likeliest that answers for safety. */
  private async ask(request: ReceiveMatterRequest, tenantId: string, hint: StatutoryHint | null): Promise<{ answer: ListAnswer; holder: HeldItem | null }> {
    const { title, content, category, location, channel, urgency } = request;
    const purpose = purposeOf(urgency);
    const { regionCode, address } = location ?? {};
    const place = { ...(regionCode && { regionCode }), ...(address && { address }) };
    const { answer: listed, inForce } = await this.askTheList.execute(tenantId, { title, content, channel, urgency, place, ...(category && { category }) }, purpose);
    const answer = heldForOperator(listed, hint);
    const likely = answer.candidates.map(({ itemKey }) => inForce.get(itemKey)!).find((item) => isRoutable(item, purpose));
    // Where the list names nobody it would stand by, an emergency goes to the operations centre rather than to a guess.
    const named = answer.decision === 'AUTO' || (urgency === 'EMERGENCY' && answer.decision !== 'UNMATCHED');
    if (!likely || !named) return { answer, holder: null };
    const holder = await this.items.hold(likely);
    // Left the list between the question and the lock: then it is for the operator.
    if (!holder && answer.decision === 'AUTO') return { answer: { ...answer, decision: 'CONFIRM' }, holder };
    return { answer, holder };
  }
}
