import { EntityManager } from '@mikro-orm/postgresql';
import { Migration } from '@mikro-orm/migrations';
import { Injectable, Module } from '@nestjs/common';
import { DeadlineBreachedV1 } from '@yidan/contracts';
import { appendManyToJournal, DeadlineSchema, deadlineTables, deadlineTablesWithMarks, OnDeadlines, peopleTables, platformTables, trailTables, type DueDeadline, type ServiceDefinition } from '@yidan/platform';

/** Whose clocks the bench lets run out. */
export const OWNER = 'bench-case';

/** What the timer does: every clock that ran out is an event in the journal. */
@Injectable()
class Breaches {
  constructor(private readonly em: EntityManager) {}

  @OnDeadlines(OWNER, 'handle')
  @OnDeadlines(OWNER, 'sign')
  async ranOut(due: readonly DueDeadline[]): Promise<void> {
    const many = due.map(({ id, owner, command, dueAt, at }) => ({
      id,
      version: 1,
      event: DeadlineBreachedV1.create({ deadlineId: id, ownerType: owner.type, ownerId: owner.id, kind: command, dueAt: dueAt.toISOString(), at: at.toISOString() }, at),
    }));
    await appendManyToJournal(this.em, 'deadline', many);
  }
}

class ClockTables extends Migration {
  override up(): void {
    for (const sql of [...platformTables('summons'), ...peopleTables('summons'), ...trailTables('summons'), ...deadlineTables('summons'), ...deadlineTablesWithMarks()]) this.addSql(sql);
  }
}

@Module({ providers: [Breaches] })
class ClockModule {}

/** A service that has nothing but clocks; journal, sequencer, relay and timer are those of every service. */
export const clockService: ServiceDefinition = {
  name: 'summons',
  titleZh: '时限台架',
  titleEn: 'Clocks',
  module: ClockModule,
  entities: [DeadlineSchema],
  migrations: [{ name: 'clock_tables', class: ClockTables }],
  projections: [],
};
