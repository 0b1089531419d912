import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import type { Stage } from '../a-stage.ts';

const SOURCE = join(import.meta.dirname, '../../../../console/src/session/permissions.ts');
type Endpoint = readonly [service: string, path: string, method?: 'get' | 'post'];
/** The endpoint behind each thing the console offers. */
const ENDPOINTS: Record<string, Endpoint> = {
  registerMatter: ['summons', '/matters'],
  decideMatter: ['summons', '/matters/{id}/decide'],
  importList: ['list-registry', '/imports'],
  loadList: ['list-registry', '/imports/{id}/load-approved'],
  seeOrders: ['summons', '/orders', 'get'],
  seeNotices: ['summons', '/supervision-notices', 'get'],
  seeDisputes: ['dispute-arbitration', '/disputes', 'get'],
  raiseDispute: ['dispute-arbitration', '/disputes'],
  seeDisputeRequests: ['dispute-arbitration', '/dispute-requests', 'get'],
  seeDisputeFigures: ['dispute-arbitration', '/dispute-figures', 'get'],
  seeChain: ['dispute-arbitration', '/chains/{chainId}', 'get'],
  editLexicon: ['summons', '/lexicon'],
};

/** 谁可以: what is offered to whom. */
export function rights(stage: Stage): void {
  it.each(Object.entries(ENDPOINTS))('%s is offered to the roles the service lets in, and to no other', async (permission, [service, path, method = 'post']: Endpoint) => {
    const { permissions } = (await import(SOURCE)) as { permissions: Record<string, readonly string[]> };
    const { body } = await stage.operator.get(`/api/${service}/openapi.json`);
    const paths = body.paths as Record<string, Partial<Record<'get' | 'post', { 'x-roles'?: string[] }>>>;
    const [, operations] = Object.entries(paths).find(([at]) => at.endsWith(`/v1${path}`))!;

    expect([...permissions[permission]!].sort()).toEqual([...operations[method]!['x-roles']!].sort());
    expect(Object.keys(permissions).sort()).toEqual(Object.keys(ENDPOINTS).sort());
  });
}
