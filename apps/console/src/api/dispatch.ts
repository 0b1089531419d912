import type { DeskPage, DeskTask, DisputeAnswer, DisputeRequestAnswer, LiveAnswer, MatterAnswer, MatterSummary, NoticeAnswer, NoticeSummary, OrderAnswer } from '@yidan/contracts';
import type { Caller, ReceivedFile } from './caller.ts';
import type { Page } from './list-registry.ts';

const base = '/api/summons/v1';
const PLACES = {
  order: `${base}/orders`,
  matter: `${base}/matters`,
  notice: `${base}/supervision-notices`,
  dispute: '/api/dispute-arbitration/v1/disputes',
  disputeRequest: '/api/dispute-arbitration/v1/dispute-requests',
} as const;

/** What steps are taken with, and what the answer to one is. */
export interface Worked {
  order: OrderAnswer;
  matter: MatterAnswer;
  notice: NoticeAnswer;
  dispute: DisputeAnswer;
  disputeRequest: DisputeRequestAnswer;
}

/** 一步办理: which step of which object, as it was read. */
export interface StepTaken {
  id: string;
  rowVersion: number;
  path: string;
  method: 'POST' | 'PUT';
  body: unknown;
  key: string;
}

/** 派件单文书. */
export type OrderPaper = 'dispatch-form' | 'return-form' | 'result-reply';

/** 办理: desks, the objects on them, and the steps they wait for. */
export class Dispatch {
  private readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }

  /** A page of the own desk; the wanted parameters are those of the contract. */
  desk(wanted: URLSearchParams): Promise<DeskPage> {
    return this.caller.get(`${base}/desk?${wanted.toString()}`);
  }

  claim({ id }: Pick<DeskTask, 'id'>, way: 'claim' | 'unclaim'): Promise<DeskTask> {
    return this.caller.post(`${base}/desk/${id}/${way}`, {});
  }

  one<What extends keyof Worked>(what: What, id: string): Promise<Worked[What]> {
    return this.caller.get(`${PLACES[what]}/${encodeURIComponent(id)}`);
  }

  /** Takes a step, if the object still is as it was read. */
  take<What extends keyof Worked>(what: What, { id, rowVersion, path, method, body, key }: StepTaken): Promise<Worked[What]> {
    const at = `${PLACES[what]}/${encodeURIComponent(id)}/${path}`;
    if (method === 'PUT') return this.caller.put(at, { body, ifMatch: rowVersion });
    return this.caller.post(at, { body, ifMatch: rowVersion, idempotencyKey: key });
  }

  /** Matters whose number or text holds the keyword. */
  async matters(keyword: string): Promise<MatterSummary[]> {
    return (await this.caller.get<Page<MatterSummary>>(`${base}/matters?limit=20${keyword === '' ? '' : `&keyword=${encodeURIComponent(keyword)}`}`)).items;
  }

  notices(wanted: URLSearchParams): Promise<Page<NoticeSummary>> {
    return this.caller.get(`${base}/supervision-notices?${wanted.toString()}`);
  }

  live(): Promise<LiveAnswer> {
    return this.caller.get(`${base}/live`);
  }

  orderPaper(id: string, number: string, paper: OrderPaper): Promise<ReceivedFile> {
    const name = paper === 'dispatch-form' ? number : `${number}-${paper === 'return-form' ? 'return' : 'result'}`;
    return this.caller.download(`${base}/orders/${encodeURIComponent(id)}/${paper}`, `${name}.docx`);
  }

  noticeForm(id: string, number: string): Promise<ReceivedFile> {
    return this.caller.download(`${base}/supervision-notices/${encodeURIComponent(id)}/form`, `${number}.docx`);
  }
}

/** Where a desk, or the live picture, tells what changes. */
export const DESK_STREAM = `${base}/desk/stream`;
export const LIVE_STREAM = `${base}/live/stream`;
