/** The conditions of a hand-written query, each with its values in order. */
export class Conditions {
  private readonly clauses: string[] = [];
  private readonly bound: unknown[] = [];

  /** Adds a condition with `?` for each value. */
  and(clause: string, ...values: unknown[]): this {
    this.clauses.push(`(${clause})`);
    this.bound.push(...values);
    return this;
  }

  /** Adds a condition where the filter was given. */
  where<T>(value: T | undefined, clause: string, ...values: unknown[]): this {
    return value === undefined ? this : this.and(clause, ...(values.length > 0 ? values : [value]));
  }

  get sql(): string {
    return this.clauses.length === 0 ? '' : `where ${this.clauses.join(' and ')}`;
  }

  /** All of them as one expression, for a condition that has this as one of its ways. */
  get expression(): string {
    return this.clauses.length === 0 ? 'true' : this.clauses.join(' and ');
  }

  get values(): unknown[] {
    return [...this.bound];
  }

  copy(): Conditions {
    const copy = new Conditions();
    copy.clauses.push(...this.clauses);
    copy.bound.push(...this.bound);
    return copy;
  }
}

/** An instant as answers write it. */
export const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A text array as one value. */
export const textArray = (values: readonly string[]): string => `{${values.join(',')}}`;

/** A search text inside a longer one, taken literally. */
export const containing = (text: string): string => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

/** How it is looked for: in either case; what has no case, as most words here, as it is written, which is several times quicker. */
export const likeFor = (text: string): 'like' | 'ilike' => (text.toLowerCase() === text.toUpperCase() ? 'like' : 'ilike');
