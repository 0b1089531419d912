import { setTimeout as sleep } from 'node:timers/promises';
import { AUDIENCE, OPERATOR, type CityServers } from './city-servers.ts';

const CITY = '519900';
const DISTRICT = '519901';
export const ADMIN = 'faults.admin';
export const SENDER = 'faults.sender';
export const SUPERVISOR = 'faults.supervisor';

/** Registers a city and a district through the API, with somebody who sets up organs and somebody who sends matters, and waits until both services know them. */
export async function setUpDistrict({ issuer, services }: CityServers): Promise<void> {
  const [registry, dispatch] = services as [CityServers['services'][0], CityServers['services'][0]];
  const as = async (subject: string): Promise<Record<string, string>> => ({ authorization: `Bearer ${await issuer.issue({ subject, audience: AUDIENCE, ttl: 3600 })}` });
  const post = async (subject: string, path: string, body: unknown): Promise<void> => {
    const response = await fetch(`http://127.0.0.1:${registry.port}/api/list-registry/v1/${path}`, {
      method: 'POST',
      headers: { ...(await as(subject)), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
  for (const [tenantId, level] of [[CITY, 'CITY'], [DISTRICT, 'DISTRICT']] as const) {
    await post(OPERATOR, 'tenants', {
      tenantId,
      name: level === 'CITY' ? '云川市' : '清河区',
      level,
      cityTenantId: CITY,
      establishmentOffice: { code: 'BB', name: '编办', shortName: '编办' },
      administrator: { subject: level === 'CITY' ? 'faults.city' : ADMIN, name: '管理员' },
    });
  }
  await post(ADMIN, 'organs', { code: 'CYZX', name: '城市运行管理中心', shortName: '城运中心', kind: 'CITY_OPS_CENTRE', units: [{ code: 'PJ', name: '派件科' }] });
  await post(ADMIN, 'people', { subject: SENDER, name: '派件员', organCode: 'CYZX', roles: ['DISPATCH_OPERATOR'] });
  await post(ADMIN, 'people', { subject: SUPERVISOR, name: '督查员', organCode: 'CYZX', roles: ['SUPERVISOR'] });
  await isKnown(dispatch.port, SENDER, 'matters', await as(SENDER));
  await isKnown(dispatch.port, SUPERVISOR, 'supervision-notices', await as(SUPERVISOR));
}

async function isKnown(port: number, subject: string, path: string, headers: Record<string, string>): Promise<void> {
  for (let tries = 0; ; tries++) {
    const response = await fetch(`http://127.0.0.1:${port}/api/summons/v1/${path}`, { headers });
    if (response.ok) return;
    if (tries > 200) throw new Error(`summons does not know ${subject}: ${response.status} ${await response.text()}`);
    await sleep(50);
  }
}
