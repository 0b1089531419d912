import { Migration } from '@mikro-orm/migrations';
import { ownAndCityRead } from '@yidan/platform';

/** 清单校验: what items say beyond the nine elements, and the legal instruments their bases are checked against. */
export class Checks extends Migration {
  override up(): void {
    this.addSql(`
      alter table duty_item
        add column cross_organ jsonb,
        add column supervision_regime jsonb,
        add column devolved_power text,
        add column pending_attribution jsonb,
        add column stated_disclosure text check (stated_disclosure in ('PUBLIC', 'INTERNAL')),
        add constraint duty_item_stub_says_nothing check (
          disclosure <> 'SECRET_STUB' or num_nonnulls(cross_organ, supervision_regime, devolved_power, pending_attribution) = 0)`);
    this.addSql(`
      create table legal_instrument (
        id             uuid primary key,
        tenant_id      text not null,
        title          text not null check (title <> ''),
        title_key      text not null,
        kind           text not null,
        number         text,
        issuer         text not null,
        region_code    text not null,
        promulgated_on date not null,
        effective_on   date not null,
        state          text not null check (state in ('VALID', 'AMENDED', 'REPEALED')),
        amended_on     date,
        repealed_on    date,
        replaced_by_id uuid,
        text_hash      text,
        provisions     jsonb not null default '[]',
        updated_at     timestamptz not null,
        row_version    int not null default 1,
        unique (tenant_id, id),
        constraint legal_instrument_once unique (tenant_id, title_key, effective_on),
        check (effective_on >= promulgated_on),
        check ((state = 'REPEALED') = (repealed_on is not null)),
        check (state <> 'AMENDED' or amended_on is not null),
        foreign key (tenant_id, replaced_by_id) references legal_instrument (tenant_id, id)
      )`);
    this.addSql(`create index legal_instrument_title on legal_instrument (title_key)`);
    for (const sql of ownAndCityRead('list-registry', 'legal_instrument')) this.addSql(sql);
  }
}
