import type { DutyItemDetail, DutyItemSummary, DutyListAnswer, FindingAnswer, ImportAnswer, ItemHistory, ListVersionAnswer, LoadApprovedRequest, MeAnswer, OrganAnswer, OrganSummary, RegistrySummary } from '@yidan/contracts';
import type { z } from 'zod';
import type { Caller, ReceivedFile } from './caller.ts';

const base = '/api/list-registry/v1';

/** One page of a list. */
export interface Page<Row> {
  items: Row[];
  next: string | null;
  total?: number;
}

/** What the service says of a file that was read. */
export type ImportReport = z.infer<typeof ImportAnswer>['report'];
export type ExportFormat = 'xlsx' | 'csv' | 'json';

/** 职责任务清单库. */
export class ListRegistry {
  private readonly caller: Caller;

  constructor(caller: Caller) {
    this.caller = caller;
  }

  /** Who the person is, of which organ and unit, and in which roles. */
  me(): Promise<MeAnswer> {
    return this.caller.get(`${base}/me`);
  }

  summary(): Promise<RegistrySummary> {
    return this.caller.get(`${base}/summary`);
  }

  item(itemKey: string): Promise<DutyItemDetail> {
    return this.caller.get(`${base}/items/${encodeURIComponent(itemKey)}`);
  }

  /** Items in force whose words hold the keyword. */
  async items(keyword: string): Promise<DutyItemSummary[]> {
    return (await this.caller.get<Page<DutyItemSummary>>(`${base}/items?limit=20&keyword=${encodeURIComponent(keyword)}`)).items;
  }

  history(itemKey: string): Promise<ItemHistory> {
    return this.caller.get(`${base}/items/${encodeURIComponent(itemKey)}/history`);
  }

  async lists(): Promise<DutyListAnswer[]> {
    return this.all<DutyListAnswer>(`${base}/lists?limit=200`);
  }

  /** Organs whose code or name holds the keyword. */
  async organs(keyword: string): Promise<OrganSummary[]> {
    const wanted = keyword === '' ? '' : `&keyword=${encodeURIComponent(keyword)}`;
    return (await this.caller.get<Page<OrganSummary>>(`${base}/organs?limit=50${wanted}`)).items;
  }

  allOrgans(): Promise<OrganSummary[]> {
    return this.all<OrganSummary>(`${base}/organs?limit=200`);
  }

  /** An organ with its units. */
  organ(code: string): Promise<OrganAnswer> {
    return this.caller.get(`${base}/organs/${encodeURIComponent(code)}`);
  }

  /** 镇（乡、街道) of the tenant: the places a matter may come from. */
  async towns(): Promise<OrganSummary[]> {
    const kinds = await Promise.all(['TOWNSHIP', 'SUBDISTRICT'].map((kind) => this.all<OrganSummary>(`${base}/organs?kind=${kind}&limit=200`)));
    return kinds.flat();
  }

  /** Reads a file; a dry run keeps nothing. */
  read(file: File, organ: string, options: { dryRun: boolean; idempotencyKey?: string; onProgress(share: number): void }): Promise<z.infer<typeof ImportAnswer>> {
    const { dryRun, ...rest } = options;
    return this.caller.upload(`${base}/imports?organ=${encodeURIComponent(organ)}&dryRun=${dryRun}`, file, rest);
  }

  loadApproved(importId: string, approval: z.infer<typeof LoadApprovedRequest>, idempotencyKey: string): Promise<ListVersionAnswer> {
    return this.caller.post(`${base}/imports/${importId}/load-approved`, { body: approval, idempotencyKey });
  }

  /** How many open findings of a severity an organ's list has. */
  async openFindings(organ: string, severity: FindingAnswer['severity']): Promise<number> {
    const page = await this.caller.get<Page<FindingAnswer>>(`${base}/findings?organ=${encodeURIComponent(organ)}&severity=${severity}&limit=1&total=true`);
    return page.total ?? page.items.length;
  }

  template(): Promise<ReceivedFile> {
    return this.caller.download(`${base}/imports/template`, 'template.xlsx');
  }

  /** The file that was taken in, its problems marked in the place where they are. */
  report(importId: string, name: string): Promise<ReceivedFile> {
    return this.caller.download(`${base}/imports/${importId}/report.xlsx`, name);
  }

  /** The same of a file that is not kept. */
  reportOn(file: File, organ: string, name: string): Promise<ReceivedFile> {
    return this.caller.exchange(`${base}/imports/report.xlsx?organ=${encodeURIComponent(organ)}`, file, name);
  }

  exportVersion(versionId: string, label: string, format: ExportFormat): Promise<ReceivedFile> {
    return this.caller.download(`${base}/versions/${versionId}/export?format=${format}`, `${label}.${format}`);
  }

  exportInForce(format: ExportFormat): Promise<ReceivedFile> {
    return this.caller.download(`${base}/items/export?format=${format}`, `items.${format}`);
  }

  private async all<Row>(path: string): Promise<Row[]> {
    const rows: Row[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<Row> = await this.caller.get(`${path}${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`);
      rows.push(...page.items);
      cursor = page.next;
    } while (cursor !== null);
    return rows;
  }
}
