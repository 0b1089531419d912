import { isRaw, raw, type Configuration } from '@mikro-orm/core';
import { PostgreSqlConnection, PostgreSqlDriver } from '@mikro-orm/postgresql';
import { CompiledQuery, type Kysely, type Transaction } from 'kysely';
import { boundStatement } from './bound-statement.ts';

type Asked = Parameters<PostgreSqlConnection['execute']>;

/** MikroORM writes values into the text of a statement; here they travel beside it. */
class PreparingConnection extends PostgreSqlConnection {
  override async execute<T>(query: Asked[0], params: Asked[1] = [], method: Asked[2] = 'all', context?: Asked[3]): Promise<T> {
    await this.ensureConnection();
    const asked = typeof query === 'string' ? named(query, params) : isRaw(query) ? query : query.toRaw();
    const { sql, values } = boundStatement(asked.sql, asked.params, this.platform);
    const executor = (context ?? this.getClient()) as Kysely<unknown> | Transaction<unknown>;
    return this.transformRawResult<T>(await executor.executeQuery(CompiledQuery.raw(sql, values)), method);
  }
}

/** PostgreSQL for MikroORM, with statements that the server may keep prepared. */
export class PreparingDriver extends PostgreSqlDriver {
  constructor(config: Configuration) {
    super(config);
    Object.assign(this, { connection: new PreparingConnection(this.config) });
  }
}

function named(sql: string, params: Asked[1] = []): { sql: string; params: readonly unknown[] } {
  return Array.isArray(params) ? { sql, params } : raw(sql, params as Record<string, unknown>);
}
