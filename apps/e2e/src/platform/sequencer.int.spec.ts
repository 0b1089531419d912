import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { jest } from '@jest/globals';
import { PolicyChangedV1 } from '@yidan/contracts';
import { appendToJournal, armFailpoint, disarmFailpoints, openDatabase, Transactions } from '@yidan/platform';
import { AJournal, QINGHE, SERVICE } from './a-journal.ts';
import { firstBrokenLink } from './verify-chain.ts';

jest.setTimeout(60_000);

let journal: AJournal;
beforeEach(async () => {
  journal = await AJournal.open();
});
afterEach(async () => {
  disarmFailpoints();
  await journal.close();
});

const policy = (value: string) => PolicyChangedV1.create({ key: 'some.value', value, sourceDocument: '云川府办〔2026〕1号', validFrom: '2026-01-01' }, new Date());

describe('two sequencers on one journal, under eight writers', () => {
  const WRITERS = 8;
  const SECONDS = 4;

  it('give every committed event one place in a whole, true order', async () => {
    const orm = await openDatabase(journal.database.urls.app, [], WRITERS);
    const transactions = new Transactions(orm);
    const sequencers = [journal.sequencer(), journal.sequencer()];
    transactions.onCommit(() => sequencers.forEach((sequencer) => sequencer.signal()));
    for (const sequencer of sequencers) await sequencer.start();
    const matters = Array.from({ length: 12 }, () => randomUUID());
    const committed: string[] = [];
    const givenUp: string[] = [];
    let slow = 0;
    const until = Date.now() + SECONDS * 1000;
    const moveOn = async (em: Parameters<Parameters<Transactions['run']>[1]>[0], matter: string, says: string): Promise<void> => {
      const [row] = await em.execute<{ version: number }[]>(
        `insert into matter values (?, ?, 1) on conflict (id) do update set version = matter.version + 1 returning version`,
        [QINGHE, matter],
      );
      await appendToJournal(em, { type: 'matter', id: matter, version: row!.version }, [policy(says)]);
    };
    const writer = async (name: number): Promise<void> => {
      for (let n = 0; Date.now() < until || committed.length < 300; n++) {
        const [says, undone] = [`${name}.${n}`, `${name}.${n} savepoint`];
        const dice = Math.random();
        // A matter of the writer's own now and then, so that not all wait for the slow ones.
        const matter = dice < 0.5 ? matters[Math.floor(Math.random() * matters.length)]! : randomUUID();
        try {
          await transactions.run({ tenant: QINGHE, city: null, actor: { id: 'system:spec', organId: null, roles: [] } }, async (em) => {
            if (dice < 0.15) {
              await em.transactional((nested) => moveOn(nested as typeof em, matter, undone).then(() => Promise.reject(new Error('back to the savepoint')))).catch(() => undefined);
              givenUp.push(undone);
            }
            await moveOn(em, matter, says);
            if (dice > 0.97) {
              slow += 1;
              await sleep(50 + 250 * Math.random());
            }
            if (dice > 0.9 && dice < 0.97) throw new Error('given up');
          });
          committed.push(says);
        } catch {
          givenUp.push(says);
        }
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, (_, name) => writer(name)));
    await sleep(300);
    await Promise.all(sequencers.map((sequencer) => sequencer.stop()));
    await orm.close(true);

    const order = await journal.order();
    const { rows } = await journal.sql.query<{ says: string }>(`select payload ->> 'value' as says from journal_order join journal using (seq)`);
    const placed = rows.map(({ says }) => says).sort();
    const late = order.filter(({ seq }, i) => i > 0 && BigInt(seq) < BigInt(order[i - 1]!.seq)).length;
    console.info(`${committed.length} events committed, ${givenUp.length} given up, ${slow} slow; ${late} took their place after a younger one`);
    expect(order.map(({ position }) => position)).toEqual(order.map((_, i) => String(i + 1)));
    expect(placed).toEqual(committed.sort());
    expect(placed.filter((says) => givenUp.includes(says))).toEqual([]);
    expect(versionBreaks(order)).toEqual([]);
    expect(await firstBrokenLink(journal.sql, SERVICE)).toBeNull();
    expect(givenUp.length).toBeGreaterThan(0);
    expect(late).toBeGreaterThan(0);
  });
});

describe('an event whose transaction ends late', () => {
  it.each(['the newest', 'an older'])('keeps its claim to a place, also when it is %s transaction', async (age) => {
    const [earlier, late, others] = [await journal.writer(), await journal.writer(), await journal.writer()];
    const sequencer = journal.sequencer();
    const [first, second] = age === 'an older' ? [late, earlier] : [earlier, late];
    for (const writer of [first, second]) {
      await writer.begin();
      await writer.writesSomething();
    }
    const id = await late.journal();
    await earlier.journal();
    await earlier.commit();

    await sequencer.batch();
    await passesBy(others, () => sequencer.batch());
    await late.commit();
    await sequencer.batch();

    expect((await journal.order()).map((row) => row.id)).toContain(id);
  });

  it('keeps it also where the event is the first thing its transaction writes and the row is long in the making', async () => {
    const [late, others] = [await journal.writer(), await journal.writer()];
    const sequencer = journal.sequencer();
    // Every 32nd number is logged and brings a transaction id with it; these three see to it that ours is none of those.
    await passesBy(others, () => sequencer.batch());
    await late.begin();
    // The number is taken before the payload is made, so others commit and are sequenced while no row of this transaction exists yet.
    const writing = late.journal(randomUUID(), 1, `'{}' || pg_sleep(0.8)::text`);
    await sleep(150);
    await passesBy(others, () => sequencer.batch());
    const id = await writing;
    await passesBy(others, () => sequencer.batch());
    await late.commit();
    await sequencer.batch();

    const order = await journal.order();
    expect(order.at(-1)).toMatchObject({ id, seq: '4' });
    expect(order).toHaveLength(10);
  });

  it('leaves no trace when its transaction is given up, and the numbers it held are not waited for', async () => {
    const [gone, others] = [await journal.writer(), await journal.writer()];
    const sequencer = journal.sequencer();
    await gone.begin();
    await gone.journal();
    await passesBy(others, () => sequencer.batch());
    await gone.rollback();
    // A number is waited for as long as any transaction of the whole server may still bring it.
    const waitedFor = async (): Promise<string> => (await journal.sql.query<{ pending: string }>('select pending::text from sequencer')).rows[0]!.pending;
    for (let n = 0; n < 60 && (await waitedFor()).includes('),'); n++) {
      await passesBy(others, () => sequencer.batch());
      await sleep(50);
    }

    expect(await waitedFor()).toMatch(/^\{\[\d+,\)\}$/);
    const order = await journal.order();
    expect(order.map(({ position, seq }) => Number(seq) - Number(position))).toEqual(order.map(() => 1));
  });
});

describe('a sequencer', () => {
  it('refuses a journal whose numbers are handed out in blocks', async () => {
    await journal.sql.query(`alter sequence journal_seq_seq cache 20`);

    await expect(journal.sequencer().start()).rejects.toThrow('CACHE 1');
  });

  it.each(['sequencer.before-write', 'sequencer.after-write'])('that ends at %s loses nothing and places nothing twice', async (place) => {
    const writer = await journal.writer();
    await passesBy(writer, () => Promise.resolve());
    const [ended, other] = [journal.sequencer(), journal.sequencer()];
    armFailpoint(place, 1, () => {
      throw new Error('ended here');
    });

    await expect(ended.batch()).rejects.toThrow('ended here');
    await other.batch();

    expect((await journal.order()).map(({ position }) => position)).toEqual(['1', '2', '3']);
    expect(await firstBrokenLink(journal.sql, SERVICE)).toBeNull();
  });

  it('that was held up between reading and writing finds its work done by the other and does not do it again', async () => {
    const writer = await journal.writer();
    await passesBy(writer, () => Promise.resolve());
    const [slow, fast] = [journal.sequencer(), journal.sequencer()];
    const gate = await journal.sql.connect();
    await gate.query('begin; select from sequencer for update');
    const both = [slow.batch(), fast.batch()];
    // Both have read the same rows and now stand at the same door.
    await sleep(200);
    await gate.query('commit');
    gate.release();

    expect((await Promise.all(both)).sort()).toEqual([0, 3]);
    expect((await journal.order()).map(({ position }) => position)).toEqual(['1', '2', '3']);
    expect(await firstBrokenLink(journal.sql, SERVICE)).toBeNull();
  });

  it('leaves a chain in which an edited, a removed and an exchanged row show', async () => {
    const writer = await journal.writer();
    await passesBy(writer, () => Promise.resolve());
    await journal.sequencer().batch();
    const broken = async (change: string): Promise<string | null> => {
      const client = await journal.sql.connect();
      try {
        await client.query('begin');
        await client.query(change);
        return await firstBrokenLink({ query: client.query.bind(client) } as never, SERVICE);
      } finally {
        await client.query('rollback');
        client.release();
      }
    };

    expect(await broken(`update journal set payload = '{ }' where seq = 2`)).toBe('2');
    expect(await broken(`update journal set recorded_at = recorded_at + interval '1 microsecond' where seq = 3`)).toBe('3');
    expect(await broken(`delete from journal where seq = 2`)).toBe('3');
    expect(await broken(`update journal_order set position = 9 where position = 1; update journal_order set position = 1 where position = 3; update journal_order set position = 3 where position = 9`)).toBe('1');
    expect(await broken(`delete from journal_order where position = 3`)).toBe('head');
  });
});

/** Three others come by, each with an event of its own, while something is going on. */
async function passesBy(writer: Awaited<ReturnType<AJournal['writer']>>, meanwhile: () => Promise<unknown>): Promise<void> {
  for (let n = 0; n < 3; n++) {
    await writer.begin();
    await writer.journal();
    await writer.commit();
    await meanwhile();
  }
}

/** Events of one matter that stand before an earlier version of it. */
function versionBreaks(order: { matter: string; version: number; position: string }[]): string[] {
  const seen = new Map<string, number>();
  return order.flatMap(({ matter, version, position }) => {
    const before = seen.get(matter) ?? 0;
    seen.set(matter, version);
    return version > before ? [] : [position];
  });
}
