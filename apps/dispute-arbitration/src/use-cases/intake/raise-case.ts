import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { businessDate, formatNumber, numberPeriod } from '@yidan/kernel';
import { EffectiveLists, nextNumber, Reference } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import type { RaisedFacts } from '../../domain/dispute-case/case-facts.ts';
import { DisputeCase } from '../../domain/dispute-case/dispute-case.ts';
import { theSystem, type Acting } from '../../domain/dispute-case/seen-by.ts';
import { LeaderActs } from '../../domain/execution/leader-acts.ts';
import { convenorOf, partiesWith, type NamedParty } from '../../domain/intake/convenor.ts';
import { raisingHand } from '../../domain/intake/raised-as.ts';
import { interimHolder, type Place } from '../../domain/interim/interim-rules.ts';
import { Statements } from '../../domain/negotiation/statements.ts';
import { DisputeCaseRepository } from '../../storage/dispute-case/dispute-case.repository.ts';
import { InterimFactsReader } from '../../storage/interim/interim-facts.reader.ts';
import { InterimRepository } from '../../storage/interim/interim.repository.ts';

/** What is raised, when everything was found to be in order. */
export interface CaseToRaise extends Omit<RaisedFacts, 'id' | 'tenantId' | 'number' | 'chainId' | 'parties' | 'convenorOrganId' | 'raisedByOrganId' | 'raisedByPersonId'> {
  readonly parties: readonly NamedParty[];
  /** Whoever raises it; the system where nobody does. */
  readonly actor: Acting | null;
  readonly chainId: string | null;
  readonly firstReceiver: Place | null;
  /** 批示 that it follows. */
  readonly instruction?: { readonly leader: string; readonly instruction: string; readonly at?: string | undefined } | undefined;
  /** 既有往来 that stands for the negotiation. */
  readonly exchange?: string | undefined;
}

/** 立案: a case with its number, its convenor and, in the same instant, whoever holds the duty meanwhile (R-DSP-1). */
@Injectable()
export class RaiseCase {
  constructor(
    private readonly em: EntityManager,
    private readonly cases: DisputeCaseRepository,
    private readonly lists: EffectiveLists,
    private readonly facts: InterimFactsReader,
    private readonly interims: InterimRepository,
    private readonly reference: Reference,
  ) {}

  async execute(given: CaseToRaise, at: Date): Promise<DisputeCase> {
    const { parties: named, itemKeys, sector, actor, origin, firstReceiver, exchange, instruction, chainId, ...rest } = given;
    const { tenantId } = await this.reference.tenant();
    const raisedByOrganId = actor?.organId ?? null;
    const convenorOrganId = convenorOf(named, await this.leadsOf(itemKeys), raisedByOrganId);
    const parties = partiesWith(convenorOrganId, named);
    const by = actor ? raisingHand(parties, convenorOrganId, actor) : theSystem;
    const holder = interimHolder(await this.facts.of({ itemKeys, organIds: parties.map(({ organId }) => organId), convenorOrganId, sector, origin: origin.type, firstReceiver }));
    const id = uuid();
    const period = numberPeriod('ZY', businessDate(at));
    // The number is taken last: its row is locked until the transaction ends.
    const number = formatNumber({ series: 'ZY', period, seq: await nextNumber(this.em, tenantId, 'ZY', period) });
    const one = DisputeCase.raise(
      { ...rest, id, tenantId, number, chainId: chainId ?? origin.matterId ?? id, sector, itemKeys, origin, parties, convenorOrganId, raisedByOrganId, raisedByPersonId: actor?.personId ?? null },
      by,
      at,
    );
    await this.interims.designate(one, holder, theSystem, at);
    if (instruction) new LeaderActs(one).record(instruction, by, at);
    if (exchange !== undefined) new Statements(one).takeAsNegotiated(exchange, theSystem, at);
    await this.cases.save(one, at);
    return one;
  }

  /** Who leads the items by the lists in force, in the order in which they are named. */
  private async leadsOf(itemKeys: readonly string[]): Promise<string[]> {
    const held = await this.lists.itemsOf(itemKeys);
    return itemKeys.flatMap((itemKey) => held.find((item) => item.itemKey === itemKey)?.organId ?? []);
  }
}
