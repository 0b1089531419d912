import { Migration } from '@mikro-orm/migrations';
import { ownTenant } from '@yidan/platform';

/** 争议闭环: what a dispute decided stands with the case that carries it out, disputes come before the commission, and one id goes through all of it. */
export class DisputeLoop extends Migration {
  override up(): void {
    this.addSql(`alter table adjustment_case add column outcome jsonb, add column chain_id uuid`);
    this.addSql(`alter table duty_list_version add column chain_id uuid`);
    this.addSql(`
      alter table commission_agenda_item
        drop constraint commission_agenda_item_kind_check,
        add constraint commission_agenda_item_kind_check check (kind in ('LIST_VERSION', 'SANDING', 'DISPUTE', 'OTHER')),
        add column party_organ_ids jsonb,
        add constraint commission_agenda_item_parties check ((kind = 'DISPUTE') = (party_organ_ids is not null))`);
    this.addSql(`alter table commission_recusal add column party_organ_id uuid, add foreign key (tenant_id, party_organ_id) references organ (tenant_id, id)`);
    this.addSql(`
      create table submitted_dispute (
        case_id         uuid not null,
        tenant_id       text not null,
        number          text not null,
        title           text not null,
        party_organ_ids jsonb not null,
        submitted_at    timestamptz not null,
        primary key (tenant_id, case_id)
      )`);
    for (const sql of ownTenant('list-registry', 'submitted_dispute')) this.addSql(sql);
  }
}
