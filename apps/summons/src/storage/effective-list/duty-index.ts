import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnModuleInit } from '@nestjs/common';
import type { EffectiveItem } from '@yidan/contracts';
import { ListIndex } from '@yidan/matching';
import type { IndexedItem, LexiconEntry, MatchOptions, MatchOutcome, MatchQuery } from '@yidan/matching';
import { Health, Transactions, Trouble, WorkerPool } from '@yidan/platform';
import { LearnedReader } from '../learning/learned-reader.ts';

const POLL_MS = 250;
const PREPARE_AFTER_MS = 2000;

interface IndexRow {
  versionId: string;
  organName: string | null;
  unitName: string | null;
  formerOrgans: { organId: string; organName: string }[] | null;
  item: EffectiveItem;
}

const ITEMS = `
  select i.version_id as "versionId", o.name as "organName", u.name as "unitName", i.item,
         (select jsonb_agg(jsonb_build_object('organId', f.id, 'organName', f.name) order by f.code)
            from item_holder h join organ f on f.tenant_id = h.tenant_id and f.id = h.organ_id
           where h.tenant_id = i.tenant_id and h.item_key = i.item_key and h.organ_id <> i.organ_id) as "formerOrgans"
    from effective_item i
    left join organ o on o.tenant_id = i.tenant_id and o.id = i.organ_id
    left join internal_unit u on u.tenant_id = i.tenant_id and u.id = i.lead_unit_id
   where i.tenant_id = $1 and i.organ_id = $2 and i.item_status <> 'CANCELLED'`;

const LEXICON = `select to_jsonb(words) as words, to_jsonb(terms) as terms, to_jsonb(holders) as holders from lexicon_entry where tenant_id = $1 and removed_at is null order by entered_at, id`;

/**
 * 依单索引: the lists in force, the everyday words and what was learned of all tenants, in memory, for matching.
 * It follows the local tables by the tenants' change counters, organ by organ, so that every replica answers by the new list within moments.
 */
@Injectable()
export class DutyIndex implements OnModuleInit, BeforeApplicationShutdown {
  private readonly index = new ListIndex();
  /** Per tenant the counter read last, and per organ the change its items were read at. */
  private readonly tenants = new Map<string, { change: string; organs: Map<string, string> }>();
  private readonly lexicons = new Map<string, string>();
  private readonly learned: LearnedReader;
  private timer: NodeJS.Timeout | undefined;
  private preparation: NodeJS.Timeout | undefined;
  private running: Promise<void> | null = null;
  private again = false;
  private touched = false;
  private filled = false;

  constructor(
    private readonly worker: WorkerPool,
    private readonly trouble: Trouble,
    transactions: Transactions,
    health: Health,
  ) {
    this.learned = new LearnedReader(worker);
    health.register('duty-index', () => {
      if (!this.filled) throw new Error('the lists in force are still being read');
    });
    transactions.onCommit(() => {
      if (!this.touched) return;
      this.touched = false;
      void this.refresh();
    });
  }

  async onModuleInit(): Promise<void> {
    await this.readChanges();
    this.filled = true;
    // After the start, which need not wait for it, and before the first question of the day.
    this.preparation = setTimeout(() => this.index.prepare(), PREPARE_AFTER_MS).unref();
    this.timer = setInterval(() => void this.refresh(), POLL_MS);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    clearTimeout(this.preparation);
    await this.running;
  }

  match(tenantId: string, query: MatchQuery, options: MatchOptions): MatchOutcome {
    return this.index.match(tenantId, query, options);
  }

  size(tenantId: string): number {
    return this.index.size(tenantId);
  }

  /** A list or a lexicon changed in the running transaction: look again as soon as it is committed. */
  touch(): void {
    this.touched = true;
  }

  private refresh(): Promise<void> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.readChanges()
      .catch((error: unknown) => this.trouble.report('duty-index', error))
      .finally(() => {
        this.running = null;
        if (!this.again) return;
        this.again = false;
        void this.refresh();
      });
    return this.running;
  }

  private async readChanges(): Promise<void> {
    const { rows } = await this.worker.query<{ tenantId: string; change: string }>('select tenant_id as "tenantId", change::text as change from match_change');
    for (const { tenantId, change } of rows) {
      const known = this.tenants.get(tenantId) ?? { change: '0', organs: new Map<string, string>() };
      if (known.change === change) continue;
      await this.readTenant(tenantId, known.organs);
      this.tenants.set(tenantId, { change, organs: known.organs });
    }
    await this.readLexicons();
    await this.learned.follow(this.index);
  }

  private async readLexicons(): Promise<void> {
    const { rows } = await this.worker.query<{ tenantId: string; change: string }>('select tenant_id as "tenantId", change::text as change from lexicon_change');
    for (const { tenantId, change } of rows) {
      if (this.lexicons.get(tenantId) === change) continue;
      const { rows: entries } = await this.worker.query<LexiconEntry>(LEXICON, [tenantId]);
      this.index.setLexicon(tenantId, entries, change);
      this.lexicons.set(tenantId, change);
    }
  }

  private async readTenant(tenantId: string, organs: Map<string, string>): Promise<void> {
    const { rows } = await this.worker.query<{ organId: string; change: string }>(
      'select organ_id as "organId", change::text as change from effective_list where tenant_id = $1 order by change',
      [tenantId],
    );
    const gone = new Set(organs.keys());
    for (const { organId, change } of rows) {
      gone.delete(organId);
      if (organs.get(organId) === change) continue;
      const { rows: items } = await this.worker.query<IndexRow>(ITEMS, [tenantId, organId]);
      this.index.replaceOrgan(tenantId, organId, items.map((row) => indexedItem(tenantId, organId, row)));
      organs.set(organId, change);
    }
    for (const organId of gone) {
      this.index.replaceOrgan(tenantId, organId, []);
      organs.delete(organId);
    }
  }
}

function indexedItem(tenantId: string, organId: string, { versionId, organName, unitName, formerOrgans, item }: IndexRow): IndexedItem {
  return {
    tenantId,
    organId,
    versionId,
    itemKey: item.itemKey,
    code: item.code,
    organName: organName ?? '',
    unitId: item.leadUnitId,
    unitName: unitName ?? '',
    name: item.name,
    description: item.description,
    attribute: item.attribute,
    keywords: item.keywords,
    basisTexts: item.basisTexts,
    powerNames: item.powers.map(({ name }) => name),
    powerTypes: [...new Set(item.powers.map(({ type }) => type))],
    majorFunction: item.majorFunction.name,
    specialFunction: item.specialFunction.name,
    unitProvision: item.sandingUnitProvisions.join('\n'),
    organDuties: item.sandingDuties ?? [],
    locationScope: item.locationScope,
    formerOrgans: formerOrgans ?? [],
  };
}
