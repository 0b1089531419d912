import { Migration } from '@mikro-orm/migrations';
import { Module } from '@nestjs/common';
import { peopleTables, platformTables, trailTables, type ServiceDefinition } from '@yidan/platform';

/** A service that only journals: its events are written by the spec, everything behind the journal is real. */
export function producerOnly(name: string): ServiceDefinition {
  class BareTables extends Migration {
    override up(): void {
      for (const sql of [...platformTables(name), ...peopleTables(name), ...trailTables(name)]) this.addSql(sql);
    }
  }
  @Module({})
  class Bare {}
  return { name: `${name}`, titleZh: '事件来源', titleEn: 'Producer', module: Bare, entities: [], migrations: [{ name: 'bare_tables', class: BareTables }], projections: [] };
}
