import { decide, defaultThresholds } from './decision.ts';
import { LearnedCounts, type LearnedCount } from './learned-counts.ts';
import { lexiconSeed } from './lexicon-seed.ts';
import { Lexicon } from './lexicon.ts';
import { Partition } from './partition.ts';
import { parseQuery, type Experience } from './query.ts';
import { rank } from './rank.ts';
import { readText } from './reading.ts';
import { Reasons } from './reasons.ts';
import type { IndexedItem, LexiconEntry, MatchOutcome, MatchQuery, Thresholds } from './types.ts';

/** Changes with anything that can change an answer; kept with every match so that it can be explained later. */
export const algorithmVersion = 'list-index/3';

const defaultLimit = 10;
const longestLimit = 50;

interface TenantLexicon {
  readonly lexicon: Lexicon;
  readonly edition: string;
}

/** What one question is answered with beside the tenant's own settings. */
export interface MatchOptions {
  /** Thresholds of the tenant's policy. */
  thresholds?: Partial<Thresholds>;
  /** Lexicon entries to try out: they stand above the tenant's own for this one answer. */
  trial?: readonly LexiconEntry[];
  /** Whether decided matters are asked too, and how. */
  learning?: LearningOptions | undefined;
}

/** How what was learned from decided matters takes part in an answer. */
export interface LearningOptions {
  /** How much it counts beside the list, 1 as usual. */
  weight?: number;
  /** What the question's own matter was confirmed for: its lesson is left out, so that it cannot answer itself. */
  except?: { itemKey: string; organId: string } | undefined;
}

interface TenantExperience {
  counts: LearnedCounts;
  edition: string;
}

// One for the process: it is the same for every index and takes a moment to build.
let seeded: Lexicon | undefined;

/** 清单索引: finds the duty items a text is about, tenant by tenant, and says why. */
export class ListIndex {
  private readonly partitions = new Map<string, Partition>();
  private readonly lexicons = new Map<string, TenantLexicon>();
  private readonly experiences = new Map<string, TenantExperience>();
  private readonly thresholds: Thresholds;
  private readonly common: Lexicon;

  constructor(options: { thresholds?: Partial<Thresholds>; seed?: readonly LexiconEntry[] } = {}) {
    this.thresholds = { ...defaultThresholds, ...options.thresholds };
    this.common = options.seed ? new Lexicon(options.seed) : (seeded ??= new Lexicon(lexiconSeed));
  }

  /** 预热: reads the dictionaries and the common lexicon now (a second or two), so that the first question need not wait. */
  prepare(): void {
    readText({ title: '', content: '这件事谁来管' }, this.common);
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

  /** 设置租户词典: replaces the tenant's own entries; they stand above the common ones. The edition is named in every answer. */
  setLexicon(tenantId: string, entries: readonly LexiconEntry[], edition = String(entries.length)): void {
    this.lexicons.set(tenantId, { lexicon: new Lexicon(entries, this.common), edition });
  }

  /** 设置学习计数: replaces all that was learned from the tenant's decided matters; the edition is named in every answer that uses it. */
  setLearned(tenantId: string, counts: Iterable<LearnedCount>, edition: string): void {
    const made = new LearnedCounts();
    for (const count of counts) made.set(count);
    this.experiences.set(tenantId, { counts: made, edition });
  }

  /** 增补学习计数: counts that changed, as they are now. */
  learn(tenantId: string, changed: Iterable<LearnedCount>, edition: string): void {
    const held = this.experiences.get(tenantId);
    if (!held) return this.setLearned(tenantId, changed, edition);
    for (const count of changed) held.counts.set(count);
    held.edition = edition;
  }

  size(tenantId: string): number {
    return this.partitions.get(tenantId)?.size ?? 0;
  }

  /** 依单匹配: candidates with reasons, and what may be done with them. */
  match(tenantId: string, query: MatchQuery, { thresholds = {}, trial = [], learning }: MatchOptions = {}): MatchOutcome {
    const own = this.lexicons.get(tenantId);
    const experience = learning && this.experiences.get(tenantId);
    const version = [algorithmVersion, ...(own ? [`lexicon/${own.edition}`] : []), ...(experience ? [`learning/${experience.edition}`] : [])].join(' ');
    const partition = this.partitions.get(tenantId);
    if (!partition) return { decision: 'UNMATCHED', candidates: [], algorithmVersion: version };
    const standing = own?.lexicon ?? this.common;
    const lexicon = trial.length > 0 ? new Lexicon(trial, standing) : standing;
    const parsed = parseQuery(query, partition, lexicon, experience && asked(experience.counts, learning));
    const ranked = rank(partition, parsed, query.place);
    const top = ranked[0];
    let rival = 0;
    for (const { evidence, score } of ranked) if (evidence.entry.unit !== top?.evidence.entry.unit) rival = Math.max(rival, score);
    const reasons = new Reasons(parsed, query, partition);
    const candidates = ranked
      .slice(0, Math.min(longestLimit, Math.max(1, query.limit ?? defaultLimit)))
      .map(({ evidence, score }) => {
        const { itemKey, code, versionId, organId, unitId } = evidence.entry;
        return { itemKey, code, versionId, organId, unitId, score, reasons: reasons.for(evidence) };
      });
    return { decision: decide(top?.score ?? 0, rival, { ...this.thresholds, ...thresholds }), candidates, algorithmVersion: version };
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

function asked(counts: LearnedCounts, { weight = 1, except }: LearningOptions): Experience {
  return { counts, weight, except: except ? counts.find(except.itemKey, except.organId) : -1 };
}
