import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientSecret, type Issuer } from '@yidan/dev-issuer';
import { businessDate } from '@yidan/kernel';
import { listWorkbook, sampleCity, type OrganFixture, type TenantFixture } from '@yidan/sample-city';
import { ApiCaller, Refused } from './api-caller.ts';
import { AUDIENCE, OPERATOR } from './services.ts';

export interface Loading {
  address: string;
  folder: string;
  issuer: Issuer;
  tell(line: string): void;
}

/** What of the sample city stands already: a start that was cut off goes on where it was. */
export class Progress {
  private readonly path: string;
  private readonly done: Set<string>;

  constructor(folder: string) {
    this.path = join(folder, 'sample-city.json');
    this.done = new Set(existsSync(this.path) ? (JSON.parse(readFileSync(this.path, 'utf8')) as string[]) : []);
  }

  async once(step: string, work: () => Promise<void>): Promise<void> {
    if (this.done.has(step)) return;
    await work();
    this.done.add(step);
    writeFileSync(this.path, JSON.stringify([...this.done]));
  }
}

/** 样例城市: brings in one city and two districts through the public API, as the people who would do it. */
export async function loadSampleCity(loading: Loading): Promise<void> {
  const { city, districts } = sampleCity();
  const progress = new Progress(loading.folder);
  for (const tenant of [city, ...districts]) {
    await loadOrganisation(tenant, loading, progress);
    await loadSources(tenant, loading, progress);
    const { items, seconds } = await loadLists(tenant, loading, progress);
    if (items > 0) loading.tell(`${tenant.name}: ${items} duty items in force 职责事项生效, ${seconds.toFixed(1)} s`);
  }
}

const registry = '/api/list-registry/v1';
const keyOf = (tenant: TenantFixture, what: string): string => `sample/${tenant.tenantId}/${what}`;

async function callerFor({ address, issuer }: Loading, subject: string): Promise<ApiCaller> {
  return new ApiCaller(address, await issuer.issue({ subject, audience: AUDIENCE, ttl: 900 }));
}

/** Registers a tenant with its organs, units and people. */
export async function loadOrganisation(tenant: TenantFixture, loading: Loading, progress: Progress): Promise<void> {
  const as = (subject: string): Promise<ApiCaller> => callerFor(loading, subject);
  const key = (what: string): string => keyOf(tenant, what);
  const office = tenant.organs.find(({ kind }) => kind === 'ESTABLISHMENT_OFFICE')!;
  const admin = tenant.people.find(({ roles }) => roles.includes('TENANT_ADMIN'))!;

  await progress.once(key('tenant'), async () => {
    const { tenantId, name, level, cityTenantId } = tenant;
    await (await as(OPERATOR)).post(`${registry}/tenants`, {
      tenantId,
      name,
      level,
      cityTenantId,
      establishmentOffice: { code: office.code, name: office.name, shortName: office.shortName },
      administrator: { subject: admin.subject, name: admin.name },
    });
  });
  await progress.once(key('organs'), async () => {
    const caller = await as(admin.subject);
    for (const organ of tenant.organs) {
      if (organ.code !== office.code) await already(caller.post(`${registry}/organs`, organRequest(organ), key(`organ/${organ.code}`)));
      else for (const unit of organ.units) await already(caller.post(`${registry}/organs/${organ.code}/units`, unit, key(`unit/${organ.code}/${unit.code}`)));
    }
    loading.tell(`${tenant.name}: ${tenant.organs.length} organs 机构`);
  });
  await progress.once(key('people'), async () => {
    const caller = await as(admin.subject);
    const people = tenant.people.filter(({ subject }) => subject !== admin.subject);
    await inParallel(people, 4, (person) => already(caller.post(`${registry}/people`, person, key(`person/${person.subject}`))));
    // Departments' systems have no page to sign in on: their secrets wait in the data folder.
    for (const { subject } of people.filter(({ scopes }) => scopes)) await clientSecret(loading.folder, subject);
    loading.tell(`${tenant.name}: ${people.length + 1} people 人员`);
  });
}

/** What the lists rest on: the provisions of all organs in one request, and the powers of the catalogue. */
export async function loadSources(tenant: TenantFixture, loading: Loading, progress: Progress): Promise<void> {
  const officer = tenant.people.find(({ roles }) => roles.includes('ESTABLISHMENT_OFFICER'))!;
  const key = (what: string): string => keyOf(tenant, what);
  const documents = tenant.organs.flatMap((organ) => (organ.sanding ? [sandingRequest(organ, organ.sanding)] : []));
  if (documents.length > 0) await progress.once(key('sandings'), async () => void (await (await callerFor(loading, officer.subject)).post(`${registry}/sandings/issued`, { documents }, key('sandings'))));
  const { name, issuer, edition, powers } = tenant.powerCatalogue;
  if (powers.length === 0) return;
  await progress.once(key('power-catalogue'), async () => {
    const caller = await callerFor(loading, officer.subject);
    const paper = { name, issuer, edition, regionCode: tenant.powerCatalogue.regionCode, effectiveFrom: `${Number(edition) + 1}-01-01` };
    const { catalogueId } = await caller.post(`${registry}/power-catalogues`, { ...paper, powers }, key('power-catalogue'));
    await caller.post(`${registry}/power-catalogues/${String(catalogueId)}/put-in-force`, {}, key('power-catalogue/in-force'));
    loading.tell(`${tenant.name}: ${documents.length} provisions “三定”规定, ${powers.length} powers 行政权力`);
  });
}

function sandingRequest({ code, units, approvedStaff, approvedLeaders }: OrganFixture, { title, documentNumber, issuedOn, duties }: NonNullable<OrganFixture['sanding']>): Record<string, unknown> {
  return { organCode: code, title, documentNumber, issuedOn, duties, units: units.map(({ name, provisionText }) => ({ name, text: provisionText })), approvedStaff, approvedLeaders };
}

/** Reads every list of a tenant from its workbook and puts it in force; says how many items that were, and the seconds from the first upload to the last answer. */
export async function loadLists(tenant: TenantFixture, loading: Loading, progress: Progress): Promise<{ items: number; seconds: number }> {
  const officer = tenant.people.find(({ roles }) => roles.includes('ESTABLISHMENT_OFFICER'))!;
  const organName = (code: string): string => tenant.organs.find((organ) => organ.code === code)!.name;
  const workbooks = new Map<string, Uint8Array>();
  for (const list of tenant.lists) workbooks.set(list.organCode, await listWorkbook(list, organName(list.organCode)));
  const began = performance.now();
  let items = 0;
  await inParallel(tenant.lists, 2, (list) =>
    progress.once(keyOf(tenant, `list/${list.organCode}`), async () => {
      const caller = await callerFor(loading, officer.subject);
      const read = await caller.upload(`${registry}/imports?organ=${list.organCode}&dryRun=false`, `${list.organCode}.xlsx`, workbooks.get(list.organCode)!, keyOf(tenant, `import/${list.organCode}`));
      await caller.post(
        `${registry}/imports/${String(read['importId'])}/load-approved`,
        { documentNumber: list.documentNumber, ...inForceBy(list.effectiveFrom) },
        keyOf(tenant, `load/${list.organCode}`),
      );
      items += list.items.length;
    }),
  );
  return { items, seconds: (performance.now() - began) / 1000 };
}

/** What the register of organs takes; “三定” are documents of their own, and the guidance of the city's counterpart has no place in it yet. */
function organRequest({ sanding: _sanding, guidance: _guidance, ...organ }: OrganFixture): Record<string, unknown> {
  return organ;
}

/** The day the lists came into force, or today on a machine whose calendar is behind it: a list cannot be loaded before its time. */
function inForceBy(day: string): { approvedOn: string; effectiveFrom: string } {
  const today = businessDate(new Date());
  const effectiveFrom = day < today ? day : today;
  return { approvedOn: effectiveFrom, effectiveFrom };
}

/** What a start that was cut off had done before its word of it was written down answers with a conflict: it is there. */
async function already(answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    if (!(error instanceof Refused && error.status === 409 && /TAKEN|DUPLICATE/.test(error.code))) throw error;
  }
}

async function inParallel<T>(things: readonly T[], width: number, work: (thing: T) => Promise<void>): Promise<void> {
  const waiting = [...things];
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let thing = waiting.shift(); thing !== undefined; thing = waiting.shift()) await work(thing);
    }),
  );
}
