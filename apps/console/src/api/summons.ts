import type { DecideMatterRequest, ExplainMatchRequest, LexiconEntryAnswer, LexiconEntryRequest, LexiconTrialAnswer, LexiconTrialRequest, MatchAnswer, MatterAnswer, ReceiveMatterRequest } from '@yidan/contracts';
import type { Caller } from './caller.ts';
import type { Page } from './list-registry.ts';

const base = '/api/summons/v1';

/** What registering a matter needs at least. */
export type MatterToRegister = Pick<ReceiveMatterRequest, 'channel' | 'title' | 'content' | 'location'>;
export type Decision = Omit<DecideMatterRequest, 'purpose'>;

/** 依单派件. */
export class Summons {
  private readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }

  /** Who answers for a text; nothing is stored. */
  match(question: ExplainMatchRequest): Promise<MatchAnswer> {
    return this.caller.post(`${base}/match`, { body: question });
  }

  register(matter: MatterToRegister, idempotencyKey: string): Promise<MatterAnswer> {
    return this.caller.post(`${base}/matters`, { body: matter, idempotencyKey });
  }

  decide({ id, rowVersion }: Pick<MatterAnswer, 'id' | 'rowVersion'>, decision: Decision, idempotencyKey: string): Promise<MatterAnswer> {
    return this.caller.post(`${base}/matters/${id}/decide`, { body: decision, ifMatch: rowVersion, idempotencyKey });
  }

  /** A page of the tenant's own everyday words, the latest entry first. */
  lexicon(keyword: string, cursor: string | null, limit: number): Promise<Page<LexiconEntryAnswer>> {
    const wanted = new URLSearchParams({ limit: String(limit), ...(keyword !== '' && { keyword }), ...(cursor !== null && { cursor }) });
    return this.caller.get(`${base}/lexicon?${wanted.toString()}`);
  }

  addEntry(entry: LexiconEntryRequest, idempotencyKey: string): Promise<LexiconEntryAnswer> {
    return this.caller.post(`${base}/lexicon`, { body: entry, idempotencyKey });
  }

  changeEntry({ id, rowVersion }: Pick<LexiconEntryAnswer, 'id' | 'rowVersion'>, entry: LexiconEntryRequest): Promise<LexiconEntryAnswer> {
    return this.caller.put(`${base}/lexicon/${id}`, { body: entry, ifMatch: rowVersion });
  }

  removeEntry({ id, rowVersion }: Pick<LexiconEntryAnswer, 'id' | 'rowVersion'>): Promise<void> {
    return this.caller.post(`${base}/lexicon/${id}/remove`, { ifMatch: rowVersion });
  }

  /** What texts are answered now, and would be with entries that are not stored. */
  tryEntries(trial: LexiconTrialRequest): Promise<LexiconTrialAnswer> {
    return this.caller.post(`${base}/lexicon/trial`, { body: trial });
  }
}
