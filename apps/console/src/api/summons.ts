import type { DecideMatterRequest, ExplainMatchRequest, MatchAnswer, MatterAnswer, OrderAnswer, ReceiveMatterRequest } from '@yidan/contracts';
import type { Caller, ReceivedFile } from './caller.ts';

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

  order(id: string): Promise<OrderAnswer> {
    return this.caller.get(`${base}/orders/${encodeURIComponent(id)}`);
  }

  orderForm(id: string, number: string): Promise<ReceivedFile> {
    return this.caller.download(`${base}/orders/${encodeURIComponent(id)}/dispatch-form`, `${number}.docx`);
  }
}
