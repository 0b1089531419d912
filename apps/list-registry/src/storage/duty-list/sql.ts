/** A where clause that is put together from the filters a caller gave. */
export class Conditions {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  and(sql: string, ...values: unknown[]): this {
    this.parts.push(sql);
    this.values.push(...values);
    return this;
  }

  /** Adds the condition only where the filter was given. */
  when<T>(given: T | null | undefined, sql: string, ...values: ((given: T) => unknown)[]): this {
    return given === null || given === undefined ? this : this.and(sql, ...(values.length > 0 ? values.map((valueOf) => valueOf(given)) : [given]));
  }

  get empty(): boolean {
    return this.parts.length === 0;
  }

  get sql(): string {
    return this.parts.length > 0 ? this.parts.join(' and ') : 'true';
  }
}

/** An instant as ISO text. */
export function isoInstant(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** Whether a period with columns of these names covers a day. */
export const IN_FORCE = (alias: string): string => `${alias}.effective_from <= ?::date and (${alias}.effective_to is null or ${alias}.effective_to > ?::date)`;
