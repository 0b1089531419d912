import { Migration } from '@mikro-orm/migrations';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Module } from '@nestjs/common';
import { defineLifecycle, DomainError } from '@yidan/kernel';
import { Deadlines, deadlineTables, deadlineTablesWithMarks, DeadlineSchema, OnDeadline, OnDeadlineMark, OnDeadlineMoved, OnDeadlines, ownTenant, peopleTables, platformTables, trailTables, type DeadlineMark, type DueDeadline, type MovedDeadline, type ServiceDefinition } from '@yidan/platform';

/** A procedure with one step for people and one for the timer. */
export const bellLifecycle = defineLifecycle({
  name: '钟',
  states: { OPEN: '待答复', WAITING: '待敲钟', RUNG: '已敲钟' },
  initial: 'OPEN',
  final: ['RUNG'],
  steps: {
    begin: { zh: '开始', en: 'Begin', from: '-', to: 'OPEN', by: ['ORGAN_DRAFTER'] },
    answer: { zh: '答复', en: 'Answer', from: 'OPEN', to: 'WAITING', by: ['ORGAN_DRAFTER'], due: { policy: 'bell.answer', limit: { NORMAL: '3 WD', EXPEDITED: '2 WD' } } },
    ring: { zh: '敲钟', en: 'Ring', from: ['OPEN', 'WAITING'], to: 'RUNG', by: ['TIMER'], due: { policy: 'bell.ring', limit: '5 WD' } },
  },
});

class StillBroken extends DomainError {
  readonly code = 'BELL.BROKEN';
  readonly kind = 'conflict';
}

/** What the timer does here: it writes down that it rang, so that ringing twice is seen twice. */
@Injectable()
export class Bells {
  constructor(
    private readonly em: EntityManager,
    private readonly deadlines: Deadlines,
  ) {}

  @OnDeadline('bell', 'ring')
  async ring({ owner, dueAt }: DueDeadline): Promise<void> {
    await this.em.execute('insert into rung (tenant_id, bell_id, due_at) values (?, ?, ?)', [owner.tenantId, owner.id, dueAt.toISOString()], 'run');
    const [broken] = await this.em.execute<unknown[]>('select from broken where bell_id = ?', [owner.id]);
    if (broken) throw new StillBroken('the clapper is missing', '钟舌缺失');
  }

  /** Rings and winds itself up again. */
  @OnDeadline('alarm', 'repeat')
  async repeat({ owner, command, at }: DueDeadline): Promise<void> {
    await this.em.execute('insert into rung (tenant_id, bell_id, due_at) values (?, ?, ?)', [owner.tenantId, owner.id, at.toISOString()], 'run');
    await this.deadlines.set(owner, command, new Date(at.getTime() + 86_400_000), { at });
  }

  /** Strikes many at once, and none if one of them is broken. */
  @OnDeadlines('chime', 'strike')
  async strike(all: readonly DueDeadline[]): Promise<void> {
    const rows = JSON.stringify(all.map(({ owner, dueAt }) => ({ bell_id: owner.id, due_at: dueAt })));
    await this.em.execute(
      'insert into rung (tenant_id, bell_id, due_at) select ?, bell_id, due_at from json_to_recordset(?::json) as r(bell_id uuid, due_at timestamptz)',
      [all[0]!.owner.tenantId, rows],
      'run',
    );
    const [broken] = await this.em.execute<unknown[]>('select from broken b join json_to_recordset(?::json) as r(bell_id uuid) on r.bell_id = b.bell_id', [rows]);
    if (broken) throw new StillBroken('the clapper is missing', '钟舌缺失');
  }

  @OnDeadlineMark('chime')
  async tell(marks: readonly DeadlineMark[]): Promise<void> {
    const rows = JSON.stringify(marks.map(({ owner, command, percent }) => ({ bell_id: owner.id, command, percent })));
    await this.em.execute(
      'insert into told (tenant_id, bell_id, command, percent) select ?, bell_id, command, percent from json_to_recordset(?::json) as r(bell_id uuid, command text, percent int)',
      [marks[0]!.owner.tenantId, rows],
      'run',
    );
    const [broken] = await this.em.execute<unknown[]>('select from broken b join json_to_recordset(?::json) as r(bell_id uuid) on r.bell_id = b.bell_id', [rows]);
    if (broken) throw new StillBroken('nobody hears it', '无人听见');
  }

  @OnDeadlineMoved('bell')
  async moved({ owner, dueAt }: MovedDeadline): Promise<void> {
    await this.em.execute('insert into moved (tenant_id, bell_id, due_at) values (?, ?, ?)', [owner.tenantId, owner.id, dueAt.toISOString()], 'run');
  }
}

class ClockworkTables extends Migration {
  override up(): void {
    for (const sql of [...platformTables('summons'), ...peopleTables('summons'), ...trailTables('summons'), ...deadlineTables('summons'), ...deadlineTablesWithMarks()]) this.addSql(sql);
    this.addSql('create table rung (n bigint generated always as identity, tenant_id text not null, bell_id uuid not null, due_at timestamptz not null)');
    this.addSql('create table moved (tenant_id text not null, bell_id uuid not null, due_at timestamptz not null)');
    this.addSql('create table told (n bigint generated always as identity, tenant_id text not null, bell_id uuid not null, command text not null, percent int not null)');
    this.addSql('create table broken (tenant_id text not null, bell_id uuid not null)');
    for (const table of ['rung', 'told', 'moved', 'broken']) for (const sql of ownTenant('summons', table)) this.addSql(sql);
  }
}

@Module({ providers: [Bells] })
class ClockworkModule {}

export const Clockwork: ServiceDefinition = {
  name: 'summons',
  titleZh: '钟表',
  titleEn: 'Clockwork',
  module: ClockworkModule,
  entities: [DeadlineSchema],
  migrations: [{ name: 'clockwork', class: ClockworkTables }],
  projections: [],
};
