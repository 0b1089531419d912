import { setTimeout as sleep } from 'node:timers/promises';
import { Migration } from '@mikro-orm/migrations';
import { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Module } from '@nestjs/common';
import { PolicyChangedV1 } from '@yidan/contracts';
import { ownTenant, peopleTables, platformTables, Project, React, rolesOf, trailTables, type Received, type ServiceDefinition } from '@yidan/platform';

/** A service that only writes down what it heard, so that specs can see the platform at work without any procedure's rules. */
@Controller()
export class Hearing {
  constructor(private readonly em: EntityManager) {}

  @Project(PolicyChangedV1)
  async project(event: Received<typeof PolicyChangedV1>): Promise<void> {
    await this.em.execute(
      `insert into heard (tenant_id, event_id, key, value, position, city) values (?, ?, ?, ?, ?, current_setting('app.city', true))`,
      [event.tenantId, event.id, event.data.key, JSON.stringify(event.data.value), event.position],
      'run',
    );
    // Some events take their time, in the database and outside it, so that a spec can interfere while one is being applied.
    if (event.data.key.startsWith('slow.')) await Promise.all([sleep(20), this.em.execute('select pg_sleep(0.01)')]);
  }

  @React(PolicyChangedV1)
  async react(event: Received<typeof PolicyChangedV1>): Promise<void> {
    await this.em.execute(`insert into reacted (tenant_id, event_id, key) values (?, ?, ?)`, [event.tenantId, event.id, event.data.key], 'run');
  }
}

class LedgerTables extends Migration {
  override up(): void {
    for (const sql of [...platformTables('summons'), ...peopleTables('summons'), ...trailTables('summons')]) this.addSql(sql);
    // No key on purpose: what had its effect twice must be seen twice.
    this.addSql(`create table heard (n bigint generated always as identity, tenant_id text not null, event_id uuid not null, key text not null, value text not null, position bigint not null, city text)`);
    this.addSql(`create table reacted (tenant_id text not null, event_id uuid not null, key text not null)`);
    this.addSql(`grant usage on sequence heard_n_seq to ${rolesOf('summons').app}`);
    for (const table of ['heard', 'reacted']) for (const sql of ownTenant('summons', table)) this.addSql(sql);
  }
}

@Module({ controllers: [Hearing] })
class LedgerModule {}

export const Ledger: ServiceDefinition = {
  name: 'summons',
  titleZh: '听事账',
  titleEn: 'Ledger',
  module: LedgerModule,
  entities: [],
  migrations: [{ name: 'ledger', class: LedgerTables }],
  projections: ['heard'],
};
