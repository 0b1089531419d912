import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { DeskTaskClosedV1, DeskTaskOpenedV1, GrantGivenV1, OrganCreatedV1, PersonRegisteredV1, TenantRegisteredV1 } from '@yidan/contracts';
import type { EventData, RecordedEvent } from '@yidan/contracts';
import { appendToJournal, Transactions } from '@yidan/platform';
import { startCity } from '@yidan/testing';
import type { TestCity } from '@yidan/testing';
import { v7 as uuid } from 'uuid';
import { summons } from '../src/service.ts';

const TENANT = '510184';
const at = new Date('2026-03-02T09:00:00+08:00');
const organId = uuid();

const opened = (service: string, number: string, taskId = uuid()): EventData<typeof DeskTaskOpenedV1> => ({
  taskId, service, objectType: service === 'summons' ? 'dispatch-order' : 'duty-list-version', objectId: uuid(), command: 'submit', objectZh: '清单版本', stepZh: '报送', stepEn: 'Submit', number, title: null, titleEn: null,
  hats: [{ role: 'ORGAN_APPROVER', relation: 'OWN_ORGAN', organId, unitId: null, personId: null }], organId, unitId: null, personId: null, urgency: 'NORMAL', since: at.toISOString(), dueAt: null,
});

/** Tells something of a task as the service that owns its object would: in the order of the task. */
async function tell(city: TestCity, service: string, version: number, event: RecordedEvent): Promise<void> {
  const { taskId } = event.data as { taskId: string };
  const scope = { tenant: TENANT, city: '510100', actor: { id: 'system:spec', organId: null, roles: [] } };
  await city.service(service).app.get(Transactions).run(scope, (em) => appendToJournal(em, { type: 'desk-task', id: taskId, version }, [event]));
}

describe.each(['in-process', 'jetstream'] as const)('one desk over all services, where events pass %s', (transport) => {
  let city: TestCity;

  beforeAll(async () => {
    city = await startCity([summons], { transport, logLevel: 'fatal' });
    city.at('2026-03-02T09:00:00+08:00');
    const personId = uuid();
    await city.emit('list-registry', TENANT, [
      TenantRegisteredV1.create({ tenantId: TENANT, name: '崇区', level: 'DISTRICT', cityTenantId: '510100' }, at),
      OrganCreatedV1.create({ organId, code: 'SWJ', name: '水务局', shortName: '水务局', kind: 'GOV_DEPARTMENT', regionCode: TENANT, level: 'DISTRICT', unifiedSocialCreditCode: null, superiorOrganId: null, parentOrganId: null, hostTownStreetId: null, supervisingOrganId: null, establishedOn: null, abolishedOn: null, status: 'ACTIVE' }, at),
      PersonRegisteredV1.create({ personId, subject: 'swj.leader', organId, unitId: null }, at),
      GrantGivenV1.create({ grantId: uuid(), personId, subject: 'swj.leader', organId, unitId: null, role: 'ORGAN_APPROVER' }, at),
    ]);
    await city.settled();
  }, 60_000);
  afterAll(() => city.stop());

  const numbers = async (): Promise<string[]> => {
    await city.settled();
    const { body } = await city.as('swj.leader').get('/api/summons/v1/desk');
    return body.items.map(({ number }: { number: string }) => number).sort();
  };

  it('the tasks of the registry and those of dispatch lie on it, each as long as its own service says', async () => {
    const list = opened('list-registry', 'SWJ-V2.0');
    const order = opened('summons', 'PJ-20260302-00001');
    await tell(city, 'list-registry', 1, DeskTaskOpenedV1.create(list, at));
    await tell(city, 'summons', 1, DeskTaskOpenedV1.create(order, at));
    expect(await numbers()).toEqual(['PJ-20260302-00001', 'SWJ-V2.0']);

    const { taskId, service, objectType, objectId, command } = list;
    await tell(city, 'list-registry', 2, DeskTaskClosedV1.create({ taskId, service, objectType, objectId, command, at: at.toISOString() }, at));
    expect(await numbers()).toEqual(['PJ-20260302-00001']);
  });

  it('comes whole and in order through many openings and closings of both at once', async () => {
    const tasks = Array.from({ length: 40 }, (_, n) => opened(n % 2 ? 'summons' : 'list-registry', `N-${String(n).padStart(2, '0')}`));
    await Promise.all(
      tasks.map(async (task, n) => {
        await tell(city, task.service, 1, DeskTaskOpenedV1.create(task, at));
        const { taskId, service, objectType, objectId, command } = task;
        if (n % 4 < 2) await tell(city, service, 2, DeskTaskClosedV1.create({ taskId, service, objectType, objectId, command, at: at.toISOString() }, at));
      }),
    );

    expect(await numbers()).toEqual([...tasks.filter((_, n) => n % 4 >= 2).map(({ number }) => number), 'PJ-20260302-00001']);
    const { rows } = await city.sql('summons').query<{ source: string; dense: boolean }>(`select source, max(change) = count(*) as dense from desk_news group by source order by 1`);
    expect(rows).toEqual([{ source: 'list-registry', dense: true }, { source: 'summons', dense: true }]);
  });

  it('is the same after the copies were rebuilt from the journals, also where a service is not there', async () => {
    const before = await numbers();
    const rebuilt = await city.as('platform.operator').post('/api/summons/v1/local-copies/rebuild');

    expect(rebuilt.body).toMatchObject({ producers: ['dispute-arbitration', 'list-registry', 'summons'] });
    expect(await numbers()).toEqual(before);
  });
});

it('a stream of an earlier release learns what this one publishes', async () => {
  const city = await startCity([summons], { transport: 'jetstream', logLevel: 'fatal' });
  city.at('2026-03-02T09:00:00+08:00');
  try {
    await city.settled();
    const nc = await connect({ servers: city.nats!.url });
    const manager = await jetstreamManager(nc);
    const subjectsOf = async (): Promise<string[]> => (await manager.streams.info('YIDAN_SUMMONS')).config.subjects.toSorted();
    const whole = await subjectsOf();
    await manager.streams.update('YIDAN_SUMMONS', { subjects: ['yidan.*.dispatch.>', 'yidan.*.summons.>', 'yidan.*.another.>'] });

    await city.stopService('summons');
    await city.startService('summons');
    await tell(city, 'summons', 1, DeskTaskOpenedV1.create(opened('summons', 'PJ-1'), at));
    await city.settled();

    expect(await subjectsOf()).toEqual([...whole, 'yidan.*.another.>'].sort());
    expect((await manager.streams.info('YIDAN_SUMMONS', { subjects_filter: 'yidan.*.desk.summons.>' })).state.subjects).toEqual({ [`yidan.${TENANT}.desk.summons.task.opened.v1`]: 1 });
    await nc.close();
  } finally {
    await city.stop();
  }
}, 60_000);
