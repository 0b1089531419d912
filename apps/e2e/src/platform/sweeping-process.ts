import { Clock } from '@yidan/kernel';
import { armFailpoint, DeadlineSchema, DeadlineSweeper, openDatabase, Reference, Transactions, WorkerPool, type DeadlineHandlers, type DeadlineMark, type DueDeadline } from '@yidan/platform';

// A timer as a process of its own, for the specs that kill it: `node sweeping-process.ts <app url> <worker url> <instant> <city> [place:nth]`.
const [appUrl = '', workerUrl = '', instant = '', city = '', place = ''] = process.argv.slice(2);

const orm = await openDatabase(appUrl, [DeadlineSchema], 4);
const transactions = new Transactions(orm);
const worker = new WorkerPool(workerUrl);
const clock = new Clock();
clock.offsetMs = Date.parse(instant) - Date.now();
const write = (table: 'rung' | 'told', columns: string, rows: readonly object[]): Promise<unknown> =>
  orm.em.execute(`insert into ${table} (tenant_id, ${columns}) select r.tenant_id, ${columns.replace(/(\w+)/g, 'r.$1')} from json_populate_recordset(null::${table}, ?::json) as r`, [JSON.stringify(rows)], 'run');
const strike = (all: readonly DueDeadline[]): Promise<unknown> => write('rung', 'bell_id, due_at', all.map(({ owner, dueAt }) => ({ tenant_id: owner.tenantId, bell_id: owner.id, due_at: dueAt })));
const tell = (marks: readonly DeadlineMark[]): Promise<unknown> => write('told', 'bell_id, command, percent', marks.map(({ owner, command, percent }) => ({ tenant_id: owner.tenantId, bell_id: owner.id, command, percent })));
const handlers: DeadlineHandlers = {
  due: new Map(
    [['chime strike', 'chime', 'strike', true], ['bell ring', 'bell', 'ring', false]].map(([key, ownerType, command, together]) => [
      key as string,
      { ownerType: ownerType as string, command: command as string, together: together as boolean, act: async (all) => void (await strike(all)) },
    ]),
  ),
  marks: new Map([['chime', async (marks) => void (await tell(marks))]]),
  moved: new Map(),
};
if (place) {
  const [name = '', nth = '1'] = place.split(':');
  armFailpoint(name, Number(nth));
}
const sweeper = new DeadlineSweeper({ worker, transactions, reference: new Reference(orm.em, clock), clock, handlers, cityOf: () => Promise.resolve(city), onTrouble: (error) => console.error(error) });
console.log('sweeping');
// As a service does: again and again, until nothing is left to do.
while ((await sweeper.sweep()) > 0);
console.log('done');
await orm.close(true);
await worker.close();
