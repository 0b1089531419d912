import { LexiconEntryAddedV1, LexiconEntryChangedV1, LexiconEntryRemovedV1, type LexiconEntryRequest } from '@yidan/contracts';
import { Aggregate } from '@yidan/kernel';
import { WordTooVague } from './lexicon.errors.ts';

/** 日常用语对照条目: words of a tenant's people and what its lists call them; stands above the common lexicon. */
export class LexiconEntry extends Aggregate {
  readonly id: string;
  readonly tenantId: string;
  words: string[] = [];
  terms: string[] = [];
  holders: string[] = [];
  note: string | null = null;
  enteredBy = '';
  enteredAt = new Date(0);
  removedAt: Date | null = null;
  readonly rowVersion: number = 1;

  constructor(identity: { id: string; tenantId: string }) {
    super();
    this.id = identity.id;
    this.tenantId = identity.tenantId;
  }

  static add(identity: { id: string; tenantId: string }, entered: LexiconEntryRequest, by: string, now: Date): LexiconEntry {
    const entry = new LexiconEntry(identity);
    entry.hold(entered, by, now);
    entry.record(LexiconEntryAddedV1.create(entry.fact(), now));
    return entry;
  }

  change(entered: LexiconEntryRequest, by: string, now: Date): void {
    this.hold(entered, by, now);
    this.record(LexiconEntryChangedV1.create(this.fact(), now));
  }

  remove(now: Date): void {
    this.removedAt = now;
    this.record(LexiconEntryRemovedV1.create(this.fact(), now));
  }

  private hold({ words, terms, holders, note }: LexiconEntryRequest, enteredBy: string, enteredAt: Date): void {
    const written = once(words.map((word) => word.replaceAll('...', '…')));
    const vague = written.filter((word) => word.replace('…', '').length < 2 || word.startsWith('…') || word.endsWith('…') || word.split('…').length > 2);
    if (vague.length > 0) throw new WordTooVague(vague);
    Object.assign(this, { words: written, terms: once(terms), holders: once(holders), note: note ?? null, enteredBy, enteredAt });
  }

  private fact() {
    return { entryId: this.id, words: this.words, terms: this.terms, holders: this.holders };
  }
}

function once(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
