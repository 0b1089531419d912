import { ownTenant, workerMay } from '../database/rls.ts';

/** 人员与岗位: what every service learned to keep later of posts, secondments, leaving and the scopes of machine accounts. */
export function peopleTables(service: string): string[] {
  return [
    `create table post (
       id             uuid primary key,
       tenant_id      text not null,
       unit_id        uuid not null,
       name           text not null,
       duty_item_keys uuid[] not null,
       description    text not null,
       status         text not null,
       row_version    int not null default 1,
       updated_at     timestamptz not null,
       unique (tenant_id, id),
       foreign key (tenant_id, unit_id) references internal_unit (tenant_id, id)
     )`,
    `create index post_unit on post (tenant_id, unit_id)`,
    `alter table person_account
       add column employment_kind text not null default 'IN_ESTABLISHMENT',
       add column post_id uuid,
       add column seconded_to uuid,
       add column seconded_from date,
       add column seconded_until date,
       add column left_on date,
       add foreign key (tenant_id, post_id) references post (tenant_id, id),
       add foreign key (tenant_id, seconded_to) references organ (tenant_id, id)`,
    // A grant that lists no scopes is older than scopes; what it means is said by the contracts.
    `alter table role_grant
       add column scopes text[],
       add column while_seconded boolean not null default false`,
    ...ownTenant(service, 'post'),
    // Whoever has to choose between units is told their names, before the tenant of the request is known. A service may have let its worker see them before.
    `drop policy if exists worker on internal_unit`,
    ...workerMay(service, 'internal_unit', 'select'),
  ];
}
