import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loginRoutes, openIssuer, type Issuer, type LoginSettings, type Person } from '../src/index.ts';

/** A development issuer that listens, with a few people and one whom only the registry knows. */
export interface IssuerAtDoor {
  origin: string;
  dataDir: string;
  issuer: Issuer;
  stop(): Promise<void>;
}

const inQinghe = { tenant: '云川市青禾区', organ: '青禾区市场监督管理局' };

export const people: Person[] = [
  { subject: 'qh.zhao.min', name: '赵敏', tenant: '云川市青禾区', organ: '青禾区委编办', roles: { zh: '编办经办人', en: 'establishment officer' }, suggested: { zh: '管理各部门清单', en: 'looks after the lists' } },
  { subject: 'qh.han.yan', name: '韩艳', ...inQinghe, unit: '食品科', roles: { zh: '科室承办人', en: 'unit handler' } },
  { subject: 'qh.shen.lei', name: '沈磊', ...inQinghe, unit: '食品科', roles: { zh: '科室负责人', en: 'unit head' } },
  { subject: 'odd', name: '<b>"甲"&\'乙\'</b>', tenant: '云川市<i>', organ: '机关<script>alert(1)</script>', roles: { zh: '<u>', en: '<u>' } },
];

export async function issuerAtDoor(more: Pick<LoginSettings, 'lockOut'> = {}): Promise<IssuerAtDoor> {
  const dataDir = mkdtempSync(join(tmpdir(), 'yidan-login-'));
  const server = createServer((request, response) => route(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = await openIssuer(dataDir, `${origin}/issuer`);
  const route = loginRoutes({
    dataDir,
    url: issuer.url,
    audience: 'yidan',
    application: { clientId: 'yidan-console', redirectUris: [`${origin}/signed-in`, 'http://localhost:5173/signed-in'], signedOutUris: [`${origin}/`] },
    people: () => people,
    knows: (subject) => Promise.resolve(subject === 'registered.later' || subject === 'client:qh-scjg'),
    ...more,
  });
  return {
    origin,
    dataDir,
    issuer,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(dataDir, { recursive: true });
    },
  };
}
