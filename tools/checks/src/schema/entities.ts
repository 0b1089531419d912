import type { EntitySchema } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Connection } from './catalogue.ts';

interface Column {
  name: string;
  type: string;
  nullable: boolean;
  /** Whether a row may be written without naming the column. */
  optional: boolean;
}

/** What differs between the classes a service maps and the tables its migrations made: columns, types, nullability. */
export async function entityFaults(connection: Connection, entities: EntitySchema[]): Promise<string[]> {
  // Nothing connects: only the metadata is wanted.
  const orm = new MikroORM({ dbName: 'none', entities, discovery: { warnWhenNoEntities: false } });
  const faults: string[] = [];
  for (const entity of orm.getMetadata().getAll().values()) {
    const columns = await columnsOf(connection, entity.tableName);
    if (columns.length === 0) faults.push(`${entity.tableName} does not exist`);
    const mapped = new Set<string>();
    for (const property of columns.length > 0 ? entity.props : []) {
      if (property.persist === false) continue;
      for (const [index, name] of (property.fieldNames ?? []).entries()) {
        mapped.add(name);
        const column = columns.find((known) => known.name === name);
        const said = property.columnTypes[index]!;
        if (!column) faults.push(`${entity.tableName}.${name} is mapped but does not exist`);
        else {
          const type = await typeNamed(connection, said);
          if (type !== column.type) faults.push(`${entity.tableName}.${name} is ${column.type} but mapped as ${type}`);
          if ((property.nullable ?? false) !== column.nullable) faults.push(`${entity.tableName}.${name} ${column.nullable ? 'may' : 'may not'} be null but is mapped the other way`);
        }
      }
    }
    for (const { name, optional } of columns) if (!optional && !mapped.has(name)) faults.push(`${entity.tableName}.${name} must be given but is not mapped`);
  }
  return faults;
}

async function columnsOf(connection: Connection, table: string): Promise<Column[]> {
  const { rows } = await connection.query<Column>(
    `select attname as name, format_type(atttypid, null) as type, not attnotnull as nullable, not attnotnull or atthasdef or attidentity <> '' as optional
       from pg_attribute where attrelid = to_regclass($1) and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  return rows;
}

/** The database's own name for a type: `int` and `integer` are one. */
async function typeNamed(connection: Connection, type: string): Promise<string> {
  const { rows } = await connection.query<{ type: string | null }>(`select format_type(to_regtype($1), null) as type`, [type]);
  return rows[0]?.type ?? type;
}
