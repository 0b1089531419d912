import { AsyncLocalStorage } from 'node:async_hooks';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';

type Answer = QueryResult<unknown>;

/**
 * 线路: what one transaction sends to its server, in order and without waiting between.
 * What nobody asks an answer of goes out together with what follows; its failure is told to whoever asks next, and the transaction never ends without hearing it.
 */
export class Line {
  /** Kysely's own handle of the transaction, for as long as statements may be sent in it. */
  context: unknown;
  private connection: DatabaseConnection | null = null;
  private readonly underWay: Promise<unknown>[] = [];
  private failed: { readonly cause: unknown; isTold: boolean } | null = null;

  /** Failures are told in the driver's own words, as those of any other statement are. */
  constructor(private readonly inWords: (failure: unknown) => unknown) {}

  /** The transaction was opened on this connection; one that is opened within it has its own, and no line. */
  open(connection: DatabaseConnection): void {
    if (this.connection) throw new Error('the transaction is open already');
    this.connection = connection;
  }

  get isOpen(): boolean {
    return this.connection !== null;
  }

  /** Sends a statement and answers with what it came to, or with what failed before it: that is why it failed too. */
  async ask(query: CompiledQuery): Promise<Answer> {
    const answer = this.sent(query);
    try {
      return await answer;
    } catch (error) {
      await this.settle();
      throw error;
    }
  }

  /** Sends a statement whose answer nobody needs. */
  leave(query: CompiledQuery): void {
    this.note(this.sent(query));
  }

  /** Something under way that has to end well. */
  note(answer: Promise<unknown>): void {
    this.underWay.push(answer.catch((error: unknown) => void (this.failed ??= { cause: this.inWords(error), isTold: false })));
  }

  /** Waits for everything sent so far; throws what failed first, also when it was told before: nothing is committed after it. */
  async settle(): Promise<void> {
    await this.arrived();
    if (!this.failed) return;
    this.failed.isTold = true;
    throw this.failed.cause;
  }

  /** Ends in failure: with what nobody was told of yet, since what came after it failed because of it, or else with what it was put into. */
  async fail(error: unknown): Promise<never> {
    await this.arrived();
    throw this.failed && !this.failed.isTold ? this.failed.cause : error;
  }

  private async arrived(): Promise<void> {
    while (this.underWay.length > 0) await this.underWay.shift();
  }

  private sent(query: CompiledQuery): Promise<Answer> {
    if (!this.connection) return Promise.reject(new Error('the transaction is not open'));
    return this.connection.executeQuery(query);
  }
}

const lines = new AsyncLocalStorage<Line>();

/** Runs the work of one transaction on a line of its own. */
export function withLine<T>(line: Line, work: () => Promise<T>): Promise<T> {
  return lines.run(line, work);
}

/** The line of the running transaction. */
export function currentLine(): Line | undefined {
  return lines.getStore();
}

/** Waits until everything the running transaction sent has arrived: for whoever puts a refusal of the database into words of its own. */
export async function settled(): Promise<void> {
  await currentLine()?.settle();
}
