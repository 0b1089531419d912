import { decide, defaultThresholds } from './decision.ts';
import { gather, before, type Evidence } from './evidence.ts';
import { lexiconSeed } from './lexicon-seed.ts';
import { Lexicon } from './lexicon.ts';
import { Partition } from './partition.ts';
import { parseQuery } from './query.ts';
import { reasonsFor } from './reasons.ts';
import { scoreOf } from './score.ts';
import type { IndexedItem, LexiconEntry, MatchOutcome, MatchQuery, Thresholds } from './types.ts';

/** Changes with anything that can change an answer; kept with every match so that it can be explained later. */
export const algorithmVersion = 'list-index/1';

const defaultLimit = 10;
const longestLimit = 50;

interface Ranked {
  readonly evidence: Evidence;
  readonly score: number;
}

/** 清单索引: finds the duty items a text is about, tenant by tenant, and says why. */
export class ListIndex {
  private readonly partitions = new Map<string, Partition>();
  private readonly lexicons = new Map<string, Lexicon>();
  private readonly plainLexicon: Lexicon;
  private readonly thresholds: Thresholds;
  private readonly seed: readonly LexiconEntry[];

  constructor(options: { thresholds?: Partial<Thresholds>; seed?: readonly LexiconEntry[] } = {}) {
    this.thresholds = { ...defaultThresholds, ...options.thresholds };
    this.seed = options.seed ?? lexiconSeed;
    this.plainLexicon = new Lexicon(this.seed);
  }

  put(item: IndexedItem): void {
    this.partition(item.tenantId).put(item);
  }

  remove(tenantId: string, itemKey: string): void {
    this.partitions.get(tenantId)?.remove(itemKey);
  }

  /** 整单替换: an organ's new list takes the place of its old one in one step. */
  replaceOrgan(tenantId: string, organId: string, items: readonly IndexedItem[]): void {
    const strangers = items.filter((item) => item.tenantId !== tenantId || item.organId !== organId);
    if (strangers.length > 0) throw new RangeError(`Items of another tenant or organ in the list of ${organId}: ${strangers.map((item) => item.itemKey).join(', ')}`);
    this.partition(tenantId).replaceOrgan(organId, items);
  }

  /** 设置租户词典: replaces the tenant's own entries; they stand above the common ones. */
  setLexicon(tenantId: string, entries: readonly LexiconEntry[]): void {
    this.lexicons.set(tenantId, new Lexicon(this.seed, entries));
  }

  size(tenantId: string): number {
    return this.partitions.get(tenantId)?.size ?? 0;
  }

  /** 依单匹配: candidates with reasons, and what may be done with them. Thresholds of a tenant's policy may be given. */
  match(tenantId: string, query: MatchQuery, thresholds: Partial<Thresholds> = {}): MatchOutcome {
    const partition = this.partitions.get(tenantId);
    if (!partition) return { decision: 'UNMATCHED', candidates: [], algorithmVersion };
    const parsed = parseQuery(query, partition, this.lexicons.get(tenantId) ?? this.plainLexicon);
    const ranked = gather(partition, parsed, query.place)
      .map((evidence) => ({ evidence, score: scoreOf(evidence, parsed) }))
      .filter(({ score }) => score > 0)
      .sort(byScore);
    const top = ranked[0];
    const rival = ranked.find(({ evidence }) => evidence.entry.unit !== top?.evidence.entry.unit);
    const candidates = bestOfOrgansFirst(ranked)
      .slice(0, Math.min(longestLimit, Math.max(1, query.limit ?? defaultLimit)))
      .map(({ evidence, score }) => {
        const { itemKey, code, versionId, organId, unitId } = evidence.entry;
        return { itemKey, code, versionId, organId, unitId, score, reasons: reasonsFor(evidence, parsed, query) };
      });
    return { decision: decide(top?.score ?? 0, rival?.score ?? 0, { ...this.thresholds, ...thresholds }), candidates, algorithmVersion };
  }

  /** 内存: what the index holds, in items, distinct terms, postings and bytes of its arrays (dictionaries and texts not counted). */
  memory(): { tenants: number; items: number; terms: number; postings: number; bytes: number } {
    const sum = { tenants: this.partitions.size, items: 0, terms: 0, postings: 0, bytes: 0 };
    for (const partition of this.partitions.values()) {
      const part = partition.memory();
      sum.items += part.items;
      sum.terms += part.terms;
      sum.postings += part.postings;
      sum.bytes += part.bytes;
    }
    return sum;
  }

  private partition(tenantId: string): Partition {
    const known = this.partitions.get(tenantId);
    if (known) return known;
    const made = new Partition();
    this.partitions.set(tenantId, made);
    return made;
  }
}

function byScore(a: Ranked, b: Ranked): number {
  return before(a.score, a.evidence.entry, b.score, b.evidence.entry) ? -1 : 1;
}

function bestOfOrgansFirst(ranked: readonly Ranked[]): Ranked[] {
  const organs = new Set<number>();
  const best: Ranked[] = [];
  const others: Ranked[] = [];
  for (const one of ranked) {
    const { organ } = one.evidence.entry;
    (organs.has(organ) ? others : best).push(one);
    organs.add(organ);
  }
  return [...best, ...others];
}
