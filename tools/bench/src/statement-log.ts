import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchServers, ServiceDatabase } from './bench-servers.ts';

/** A statement as the server received it: its text, its parameters as text, and who sent it. */
export interface Statement {
  pid: number;
  sql: string;
  values: (string | null)[];
}

const LINE = /^\d{4}-\d\d-\d\d [\d:.]+ \S+ \[(\d+)\] (\w+):  (.*)$/;
const SENT = /^(?:statement|execute [^:]+): ([\s\S]*)$/;
const GIVEN = /^[Pp]arameters: ([\s\S]*)$/;

/** Reads the statements out of a server log written under `log_statement = all`. */
export function statementsIn(log: string): Statement[] {
  const statements: Statement[] = [];
  for (const { pid, level, text } of entries(log)) {
    const sql = level === 'LOG' ? SENT.exec(text)?.[1] : undefined;
    if (sql !== undefined) statements.push({ pid, sql, values: [] });
    const given = level === 'DETAIL' ? GIVEN.exec(text)?.[1] : undefined;
    const last = statements.findLast((statement) => statement.pid === pid);
    if (given !== undefined && last) last.values = valuesIn(given);
  }
  return statements;
}

/** Lines of the log, those that go on with the line above put to it. */
function entries(log: string): { pid: number; level: string; text: string }[] {
  const found: { pid: number; level: string; text: string }[] = [];
  for (const line of log.split('\n')) {
    const [, pid, level, text] = LINE.exec(line) ?? [];
    const last = found.at(-1);
    if (pid !== undefined) found.push({ pid: Number(pid), level: level!, text: text! });
    else if (last && line !== '') last.text += `\n${line.replace(/^\t/, '')}`;
  }
  return found;
}

/** `$1 = 'it''s', $2 = NULL` as values. */
function valuesIn(text: string): (string | null)[] {
  return [...text.matchAll(/\$\d+ = (NULL|'((?:[^']|'')*)')/g)].map(([, whole, quoted]) => (whole === 'NULL' ? null : quoted!.replaceAll("''", "'")));
}

/** 语句记录: what the roles of a service send to its database, for as long as it is open. */
export class StatementLog {
  private from = 0;

  private constructor(
    private readonly file: string,
    private readonly database: ServiceDatabase,
    private readonly roles: string[],
  ) {}

  /** Connections made from now on are recorded. */
  static async open({ postgres }: BenchServers, database: ServiceDatabase): Promise<StatementLog> {
    const name = database.name.replaceAll('-', '_');
    const log = new StatementLog(join(postgres.home, 'server.log'), database, [`${name}_app`, `${name}_worker`]);
    for (const role of log.roles) {
      await database.sql.query(`alter role ${role} set log_statement = 'all'`);
      // The server is terse by its command line, which would leave the parameters out.
      await database.sql.query(`alter role ${role} set log_error_verbosity = 'default'`);
    }
    return log;
  }

  /** Forgets what was sent so far. */
  mark(): void {
    this.from = statSync(this.file).size;
  }

  /** What the app role and the worker role sent since the mark. */
  async since(): Promise<{ app: Statement[]; worker: Statement[] }> {
    const { rows } = await this.database.sql.query<{ pid: number; role: string }>(`select pid, usename as role from pg_stat_activity where usename is not null`);
    const of = (role: string): Set<number> => new Set(rows.filter((row) => row.role === role).map(({ pid }) => pid));
    const sent = statementsIn(this.read());
    const [app, worker] = this.roles.map(of) as [Set<number>, Set<number>];
    return { app: sent.filter(({ pid }) => app.has(pid)), worker: sent.filter(({ pid }) => worker.has(pid)) };
  }

  /** Connections made from now on are not recorded any more. */
  async close(): Promise<void> {
    for (const role of this.roles) await this.database.sql.query(`alter role ${role} reset all`);
  }

  private read(): string {
    const { size } = statSync(this.file);
    if (size <= this.from) return '';
    const bytes = Buffer.alloc(size - this.from);
    const file = openSync(this.file, 'r');
    try {
      readSync(file, bytes, 0, bytes.length, this.from);
    } finally {
      closeSync(file);
    }
    return bytes.toString();
  }
}
