import type {
  ChainEntry, CommissionMeetingsAnswer, DisputeAnswer, DisputeDocumentAnswer, DisputeFiguresAnswer, DisputeRequestAnswer, DisputeSummary, ExecutionProgressAnswer, ShownPrecedentsAnswer, SplitPreviewAnswer,
} from '@yidan/contracts';
import type { Caller, ReceivedFile } from './caller.ts';
import type { Page } from './list-registry.ts';

const base = '/api/dispute-arbitration/v1';
/** The services a chain may pass through, in the order in which it usually does. */
export const CHAIN_SERVICES = ['summons', 'dispute-arbitration', 'list-registry'] as const;
export type ChainService = (typeof CHAIN_SERVICES)[number];

/** 职责争议协调仲裁: cases, the requests that wait for one, and what is shown around them. */
export class Disputes {
  private readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }

  /** A page of the disputes somebody may see; the wanted parameters are those of the contract. */
  page(wanted: URLSearchParams): Promise<Page<DisputeSummary>> {
    return this.caller.get(`${base}/disputes?${wanted.toString()}`);
  }

  raise(body: unknown, idempotencyKey: string): Promise<DisputeAnswer> {
    return this.caller.post(`${base}/disputes`, { body, idempotencyKey });
  }

  /** Disputes whose number or title holds the keyword. */
  async found(keyword: string): Promise<DisputeSummary[]> {
    return (await this.page(new URLSearchParams({ limit: '20', ...(keyword !== '' && { keyword }) }))).items;
  }

  requests(wanted: URLSearchParams): Promise<Page<DisputeRequestAnswer>> {
    return this.caller.get(`${base}/dispute-requests?${wanted.toString()}`);
  }

  /** What the lists would say by a split table; nothing is changed by asking. */
  previewSplit(id: string, split: readonly unknown[]): Promise<SplitPreviewAnswer> {
    return this.caller.post(`${base}/disputes/${encodeURIComponent(id)}/preview-split`, { body: { split } });
  }

  /** The precedents that are looked at before somebody signs. */
  async shownPrecedents(id: string): Promise<ShownPrecedentsAnswer['items']> {
    return (await this.caller.get<ShownPrecedentsAnswer>(`${base}/disputes/${encodeURIComponent(id)}/precedents`)).items;
  }

  async meetings(id: string): Promise<CommissionMeetingsAnswer['items']> {
    return (await this.caller.get<CommissionMeetingsAnswer>(`${base}/disputes/${encodeURIComponent(id)}/commission-meetings`)).items;
  }

  /** How far the carrying out has come, and what is missing. */
  execution(id: string): Promise<ExecutionProgressAnswer> {
    return this.caller.get(`${base}/disputes/${encodeURIComponent(id)}/execution`);
  }

  async papers(id: string): Promise<DisputeDocumentAnswer[]> {
    return (await this.caller.get<{ items: DisputeDocumentAnswer[] }>(`${base}/disputes/${encodeURIComponent(id)}/documents`)).items;
  }

  paper(id: string, paperId: string, number: string): Promise<ReceivedFile> {
    return this.caller.download(`${base}/disputes/${encodeURIComponent(id)}/documents/${encodeURIComponent(paperId)}`, `${number}.docx`);
  }

  /** The disputes as a workbook, filtered as they are on the page. */
  exported(wanted: URLSearchParams): Promise<ReceivedFile> {
    return this.caller.download(`${base}/disputes/export.xlsx?${wanted.toString()}`, 'disputes.xlsx');
  }

  figures(half: string): Promise<DisputeFiguresAnswer> {
    return this.caller.get(`${base}/dispute-figures?from=${half}&to=${half}`);
  }

  report(half: string): Promise<ReceivedFile> {
    return this.caller.download(`${base}/dispute-figures/report?half=${half}`, `disputes-${half}.docx`);
  }

  /** A service's whole part of a chain. */
  async chain(service: ChainService, chainId: string): Promise<ChainEntry[]> {
    const entries: ChainEntry[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<ChainEntry> = await this.caller.get(`/api/${service}/v1/chains/${encodeURIComponent(chainId)}?limit=200${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
      entries.push(...page.items);
      cursor = page.next;
    } while (cursor !== null);
    return entries;
  }
}
