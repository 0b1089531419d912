import { randomUUID } from 'node:crypto';
import { Endpoints, type RunningService } from '@yidan/platform';
import type { SampleDistrict } from '../dispatch/a-sample-district.ts';

/** An endpoint, an address of it that could be somebody's, and somebody whom it lets in. */
export type Endpoint = ReturnType<Endpoints['all']>[number] & { sample: string; subject: string };

/** Every endpoint of a running service, each with a person of the district (or the operator) whom its policy admits, so that a request gets as far as it can. */
export async function endpointsOf({ city, tenant }: SampleDistrict, service: RunningService): Promise<Endpoint[]> {
  const organs = new Set((await city.as(tenant.people.find(({ roles }) => roles.includes('TENANT_ADMIN'))!.subject).get('/api/list-registry/v1/organs')).body.items.map(({ code }: { code: string }) => code));
  const oneOfEachKind = new Map(tenant.people.filter(({ organCode }) => organs.has(organCode)).map(({ subject, roles }) => [roles.join(), subject]));
  const people = [...oneOfEachKind.values(), 'platform.operator'];
  return Promise.all(
    service.app
      .get(Endpoints)
      .all()
      .map(async (endpoint) => {
        const sample = sampleOf(endpoint.path);
        return { ...endpoint, sample, subject: await admitted(city, people, endpoint.method, sample) };
      }),
  );
}

async function admitted(city: SampleDistrict['city'], people: string[], method: string, path: string): Promise<string> {
  for (const subject of people) {
    const answer = await fetch(city.address + path, { method, headers: { authorization: `Bearer ${await city.token(subject)}` } });
    const { code } = (await answer.json().catch(() => ({}))) as { code?: string };
    if (answer.status !== 403 || !['SEC.FORBIDDEN', 'SEC.NO_GRANT', 'SEC.NO_TENANT'].includes(code ?? '')) return subject;
  }
  return people[0]!;
}

function sampleOf(path: string): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => (/code|organ/i.test(name) ? 'SCJG' : /key/i.test(name) ? 'dispatch.signLimit' : randomUUID()));
}
