import { ownTenant } from '../database/rls.ts';

/** 未结待办表: which tasks the objects of a service have open, so that the next save knows what it ends. A service runs this once, in the migration that gives it its first task. */
export function deskTables(service: string): string[] {
  return [
    `create table desk_task_open (
       tenant_id  text not null,
       owner_type text not null,
       owner_id   uuid not null,
       command    text not null,
       task_id    uuid not null,
       version    int not null,
       digest     text not null,
       primary key (tenant_id, owner_type, owner_id, command)
     )`,
    ...ownTenant(service, 'desk_task_open'),
  ];
}
