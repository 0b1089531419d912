import { fork } from 'node:child_process';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { listRegistry } from '@yidan/list-registry';
import { sampleCity, type ItemFixture } from '@yidan/sample-city';
import type { BenchOptions } from '../arguments.ts';
import { BenchServers, OPERATOR } from '../bench-servers.ts';
import { loadOverHttp, type LoadRequest } from '../http-clients.ts';
import { interleaved } from '../interleave.ts';
import { percentile, resultOf, rounded, tell, type BenchResult } from '../result.ts';
import { startService } from '../service-process.ts';

const API = '/api/list-registry/v1';
const TENANT = '990102';
const CLIENTS = 2;
const QUIET_SECONDS = 8;

/** 编制报告: seconds until the compilation report of a list of 1,181 items is written and kept while others go on asking, against the document library alone writing as many table rows. */
export function report({ rounds, seconds, profile }: BenchOptions): Promise<BenchResult> {
  return BenchServers.during(async (servers) => {
    const database = await servers.database(listRegistry);
    const service = await startService('list-registry', servers.environment(database, 8), profile);
    const [operator, officer] = [await servers.token(OPERATOR), await servers.token('bench.officer')];
    const call = async (as: string, path: string, body: object | FormData): Promise<Record<string, unknown>> => {
      const isForm = body instanceof FormData;
      const response = await fetch(`${service.address}${API}/${path}`, { method: 'POST', body: isForm ? body : JSON.stringify(body), headers: { authorization: `Bearer ${as}`, ...(isForm ? {} : { 'content-type': 'application/json' }) } });
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Record<string, unknown>;
    };
    const items = sampleCity().districts[0].lists.flatMap((list) => list.items);
    const versionId = await inForce(call, operator, officer, items);

    const asked = (client: number, n: number): LoadRequest => ({ method: 'GET', token: officer, path: `${API}/${n % 2 === client % 2 ? 'items?limit=50&organ=ZH' : `items?limit=20&keyword=${encodeURIComponent('管理')}`}` });
    const others = async (during: Promise<unknown> | null, forSeconds: number): Promise<number[]> => {
      const all: number[] = [];
      let [sent, over] = [0, during === null];
      void during?.finally(() => (over = true));
      const until = performance.now() + forSeconds * 1000;
      do all.push(...(await loadOverHttp({ address: service.address, clients: CLIENTS, seconds: 0.25, status: 200, next: (client) => asked(client, (sent += 1)) })).milliseconds);
      while (!over || performance.now() < until);
      return all;
    };
    await others(null, 2);
    const quiet = await others(null, seconds ?? QUIET_SECONDS);
    tell(`others alone: p95 ${rounded(percentile(quiet, 0.95))} ms`);

    const during: number[] = [];
    let [n, bytes, tableRows] = [0, 0, 0];
    const ours = async (): Promise<number> => {
      const began = performance.now();
      // Another word each time: the same facts would give the document that is there.
      const fields = { process: `第${(n += 1)}次编制。`, consultations: [], selfCheck: { completeness: '全面', accuracy: '准确', legality: '合法', normativity: '规范' }, gapsExplained: '由上级承担。' };
      let took = Number.NaN;
      const written = call(officer, `versions/${versionId}/documents`, { kind: 'COMPILATION_REPORT', fields }).then((document) => {
        took = (performance.now() - began) / 1000;
        return document;
      });
      during.push(...(await others(written, 0)));
      const document = await written;
      bytes = Number(document['bytes']);
      tableRows = await rowsIn(service.address, String(document['documentId']), officer);
      return took;
    };
    const bare = async (): Promise<number> => {
      const alone = writeBare(cellsOf(items, tableRows));
      await others(alone, 0);
      return alone;
    };
    const figures = await interleaved(rounds, 's', ours, bare);
    await service.stop();
    return resultOf('report', 's', figures, {
      items: items.length,
      tableRows,
      bytes,
      otherClients: CLIENTS,
      othersP95Ms: rounded(percentile(quiet, 0.95)),
      othersP95MsDuring: rounded(percentile(during, 0.95)),
      othersMaxMsDuring: rounded(percentile(during, 1)),
      peer: 'the document library alone in a process of its own, one table of as many rows with the texts of the list, beside the same other requests',
    });
  });
}

type Call = (as: string, path: string, body: object | FormData) => Promise<Record<string, unknown>>;

/** One organ that holds all the items of the sample district. */
async function inForce(call: Call, operator: string, officer: string, items: readonly ItemFixture[]): Promise<string> {
  const tenant = { tenantId: TENANT, name: '青禾区', level: 'CITY', cityTenantId: TENANT, establishmentOffice: { code: 'BB', name: '青禾区委编办', shortName: '编办' }, administrator: { subject: 'bench.officer', name: '林国栋' } };
  await call(operator, 'tenants', tenant);
  await call(officer, 'organs', { code: 'ZH', name: '青禾区综合管理局', shortName: '综合局', kind: 'GOV_DEPARTMENT', units: [{ code: 'U1', name: '办公室' }] });
  // As many functions as one organ has, not those of all organs.
  const [majors, specials] = [[...new Map(items.map(({ majorFunction }) => [majorFunction.name, majorFunction])).values()].slice(0, 12), [...new Set(items.map(({ specialFunction }) => specialFunction.name))].slice(0, 60)];
  const rows = items.map((item, i) => ({
    seqNo: i + 1, name: item.name, description: item.description, attribute: item.attribute, basis: item.basis, sandingDuties: item.sandingDuties, sandingUnitProvisions: item.sandingUnitProvisions, remarks: item.remarks,
    majorFunction: { name: majors[i % 12]!.name, category: majors[i % 12]!.category }, specialFunction: { name: specials[i % 60]! }, leadUnit: item.leadUnit, assistUnits: item.assistUnits, powers: item.powers, keywords: item.keywords,
    responsibilityField: item.responsibilityField, serviceObjects: item.serviceObjects, ...(item.timeLimit && { timeLimit: item.timeLimit }),
  }));
  const form = new FormData();
  form.append('file', new Blob([JSON.stringify({ format: 'yidan.duty-list', edition: 1, organName: '青禾区综合管理局', items: rows })]), 'list.json');
  const { importId } = await call(officer, 'imports?organ=ZH', form);
  const { versionId, itemCount } = await call(officer, `imports/${String(importId)}/load-approved`, { documentNumber: '青编发〔2026〕1号', approvedOn: '2026-01-05', effectiveFrom: '2026-01-05' });
  tell(`${String(itemCount)} items in force`);
  return String(versionId);
}

/** How many table rows stand in a document. */
async function rowsIn(address: string, documentId: string, token: string): Promise<number> {
  const response = await fetch(`${address}${API}/documents/${documentId}/file`, { headers: { authorization: `Bearer ${token}` } });
  const zip = Buffer.from(await response.arrayBuffer());
  let entry = zip.readUInt32LE(zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1')) + 16);
  while (zip.toString('latin1', entry + 46, entry + 46 + zip.readUInt16LE(entry + 28)) !== 'word/document.xml') entry += 46 + zip.readUInt16LE(entry + 28) + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
  const local = zip.readUInt32LE(entry + 42);
  const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  return inflateRawSync(zip.subarray(from, from + zip.readUInt32LE(entry + 20))).toString('utf8').split('<w:tr>').length - 1;
}

/** The list in nine cells a row, and rows of three for whatever else the report has in tables. */
function cellsOf(items: readonly ItemFixture[], rows: number): string[][] {
  const list = items.map((item, i) => [String(i + 1), item.majorFunction.name, item.specialFunction.name, item.name, item.attribute, item.basis.map(({ text }) => text).join('；'), item.sandingDuties.join('；'), item.sandingUnitProvisions.join('；'), item.remarks]);
  return [...list, ...Array.from({ length: Math.max(0, rows - list.length) }, (_, i) => [String(i + 1), items[i % items.length]!.name, items[i % items.length]!.leadUnit])];
}

function writeBare(cells: string[][]): Promise<number> {
  const child = fork(join(import.meta.dirname, 'bare-child.js'));
  return new Promise((resolve, reject) => {
    child.once('message', (answer: { seconds: number }) => resolve(answer.seconds)).once('error', reject);
    child.send(cells);
  });
}
