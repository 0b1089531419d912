import { CompiledQuery, type DatabaseConnection, type QueryResult } from 'kysely';
import { currentLine, Line, settled, withLine } from './line.ts';

const query = (text: string): CompiledQuery => CompiledQuery.raw(text);
const told = (failure: unknown): Error => new Error(`told: ${(failure as Error).message}`);

/** A server that takes statements in their order and refuses everything after one that it refused, as PostgreSQL does within a transaction. */
function server(refused: string): { connection: DatabaseConnection; sent: string[] } {
  const sent: string[] = [];
  let refusal: Error | null = null;
  const executeQuery = async ({ sql }: CompiledQuery): Promise<QueryResult<never>> => {
    sent.push(sql);
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (refusal) throw new Error('the transaction is aborted');
    if (sql === refused) throw (refusal = new Error(`${sql} was refused`));
    return { rows: [] };
  };
  return { connection: { executeQuery } as unknown as DatabaseConnection, sent };
}

function lineTo({ connection }: { connection: DatabaseConnection }): Line {
  const line = new Line(told);
  line.open(connection);
  return line;
}

describe('the line of a transaction', () => {
  it('sends what nobody asks an answer of without waiting, in its order', async () => {
    const to = server('none');
    const line = lineTo(to);
    line.leave(query('first'));
    line.leave(query('second'));
    expect(to.sent).toEqual(['first', 'second']);
    await line.ask(query('third'));
    await line.settle();
    expect(to.sent).toEqual(['first', 'second', 'third']);
  });

  it('tells whoever asks next what failed before, not that it failed too', async () => {
    const line = lineTo(server('first'));
    line.leave(query('first'));
    await expect(line.ask(query('second'))).rejects.toThrow('told: first was refused');
  });

  it('does not end well where something failed that nobody asked about', async () => {
    const line = lineTo(server('second'));
    line.leave(query('first'));
    line.leave(query('second'));
    line.leave(query('third'));
    await expect(line.settle()).rejects.toThrow('told: second was refused');
  });

  it('tells a refusal to whoever waits for what was sent so far', async () => {
    const line = lineTo(server('first'));
    await withLine(line, async () => {
      currentLine()!.leave(query('first'));
      await expect(settled()).rejects.toThrow('told: first was refused');
    });
  });

  it('ends with the words a refusal was put into, and with the refusal itself where nobody was told of it', async () => {
    const heard = lineTo(server('first'));
    heard.leave(query('first'));
    await expect(heard.settle()).rejects.toThrow('told: first was refused');
    await expect(heard.fail(new Error('the number is taken'))).rejects.toThrow('the number is taken');
    await expect(heard.settle()).rejects.toThrow('told: first was refused');

    const unheard = lineTo(server('first'));
    unheard.leave(query('first'));
    await expect(unheard.fail(new Error('something else'))).rejects.toThrow('told: first was refused');
  });

  it('stays with its own transaction when another one is opened meanwhile', async () => {
    const [own, other] = [server('none'), server('none')];
    const line = lineTo(own);
    expect(line.isOpen).toBe(true);
    expect(() => line.open(other.connection)).toThrow('open already');
    await line.ask(query('first'));
    expect([own.sent, other.sent]).toEqual([['first'], []]);
  });

  it('takes nothing before its transaction was opened', async () => {
    await expect(new Line(told).ask(query('first'))).rejects.toThrow('not open');
  });
});
