import { Client, type QueryConfig } from 'pg';

const MAX_NAMES = 500;
const MAX_TEXT = 20_000;
const STALE = /cached plan must not change result type/;

/** 预备语句: names for statements that come again and again, under which a server keeps their plan. */
export class StatementNames {
  private readonly seenOnce = new Set<string>();
  private readonly names = new Map<string, string>();
  private given = 0;

  /** The name of a statement from the second time on; none for a long one, or where too many have one already. */
  nameOf(text: string): string | undefined {
    const name = this.names.get(text);
    if (name !== undefined || text.length > MAX_TEXT || this.names.size >= MAX_NAMES) return name;
    // Texts made up for one request are forgotten together, so that they cannot fill the memory.
    if (this.seenOnce.size > 4 * MAX_NAMES) this.seenOnce.clear();
    if (!this.seenOnce.delete(text)) {
      this.seenOnce.add(text);
      return undefined;
    }
    return this.rename(text);
  }

  /** Gives another name, under which the server plans the statement anew. */
  rename(text: string): string {
    const name = `yidan_${(this.given += 1)}`;
    this.names.set(text, name);
    return name;
  }
}

const statements = new StatementNames();

type Query = (text: string | QueryConfig, values?: unknown[], callback?: unknown) => unknown;

/** A connection on which a statement with values is planned once and then only run. */
export class PreparedClient extends Client {
  constructor(...settings: ConstructorParameters<typeof Client>) {
    super(...settings);
    const send = super.query.bind(this) as Query;
    const query: Query = (text, values, callback) => {
      const name = typeof text === 'string' && values && values.length > 0 ? statements.nameOf(text) : undefined;
      if (name === undefined) return send(text, values, callback);
      const sent = send({ name, text: text as string, values: values! }, callback as never);
      return sent instanceof Promise ? sent.catch((error: unknown) => refused(text as string, error)) : sent;
    };
    Object.assign(this, { query });
  }
}

// A migration changed the table under the plan; this transaction is lost, the next one plans anew.
function refused(text: string, error: unknown): never {
  if (error instanceof Error && STALE.test(error.message)) statements.rename(text);
  throw error;
}
