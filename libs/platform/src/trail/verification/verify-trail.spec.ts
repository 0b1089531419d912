import { linksOf, type JournalRow } from '../../journal/digest.ts';
import { aJournalRow, ATrail } from '../../../test/a-trail.ts';
import { newTrailKey, TrailKey } from '../checkpoint.ts';

const other = (buffer: Buffer): Buffer => Buffer.from(buffer.map((byte) => byte ^ 1));

describe('a trail nobody touched', () => {
  it.each(['sha256', 'sm3'] as const)('verifies, hashed by %s', async (algorithm) => {
    const trail = ATrail.of(300, algorithm);
    trail.sign();
    expect(await trail.verify()).toMatchObject({ rows: 300, checkpoints: 1, signedUpTo: '300', findings: [] });
  });

  it('verifies where it began before changes were covered', async () => {
    const trail = ATrail.of(50, 'sha256', 1);
    trail.grow(50);
    expect(await trail.findings()).toEqual([]);
    trail.rowAt(20).changes = null;
    expect(await trail.findings()).toEqual([]);
    trail.rowAt(70).changes = null;
    expect(await trail.findings()).toEqual(['EDITED journal 70']);
  });

  it('verifies when it is empty, and when it has one row', async () => {
    expect(await new ATrail().findings()).toEqual([]);
    expect(await ATrail.of(1).findings()).toEqual([]);
  });

  it('verifies across a change of the signing key as long as both public keys are known', async () => {
    const trail = ATrail.of(20);
    trail.sign();
    const first = trail.publicKeys;
    trail.grow(20);
    trail.key = new TrailKey(newTrailKey());
    trail.sign();
    expect(await trail.verify()).toMatchObject({ signedUpTo: '40', findings: [] });
    trail.publicKeys = first;
    expect(await trail.findings()).toEqual(['KEY_UNKNOWN checkpoint 40']);
  });
});

describe('one tampering', () => {
  const columns = Object.keys(aJournalRow(1)) as (keyof JournalRow)[];

  it.each(columns.filter((column) => column !== 'seq'))('of the column %s is named with its position, seq and event', async (column) => {
    const trail = ATrail.of(60);
    const row = trail.rowAt(31);
    const was = row[column];
    Object.assign(row, { [column]: typeof was === 'number' ? was + 1 : typeof was === 'boolean' ? !was : `${was ?? ''}0` });
    const { findings } = await trail.verify();
    expect(findings).toMatchObject([{ kind: 'EDITED', where: 'journal', position: '31', seq: trail.at(31).seq, eventId: row.event_id }]);
  });

  const acts: [string, (trail: ATrail) => void, string[]][] = [
    ['a removed journal row', (t) => t.journal.delete(t.at(31).seq), ['REMOVED journal 31']],
    ['a removed row of the order', (t) => t.order.splice(30, 1), ['REMOVED journal_order 31']],
    ['both removed', (t) => t.journal.delete(t.order.splice(30, 1)[0]!.seq), ['REMOVED journal_order 31']],
    ['three in a row removed from the order', (t) => t.order.splice(30, 3), ['REMOVED journal_order 31', 'REMOVED journal_order 32', 'REMOVED journal_order 33']],
    ['three in a row removed for good', (t) => t.order.splice(30, 3).forEach(({ seq }) => t.journal.delete(seq)), ['REMOVED journal_order 31..33']],
    ['the first row removed', (t) => t.journal.delete(t.order.shift()!.seq), ['REMOVED journal_order 1']],
    ['a changed digest', (t) => (t.at(31).digest = other(t.at(31).digest)), ['EDITED journal_order 31']],
    ['a changed link', (t) => (t.at(31).hash = other(t.at(31).hash)), ['EDITED journal_order 31']],
    ['the last link changed', (t) => (t.at(60).hash = other(t.at(60).hash)), ['EDITED journal_order 60']],
    ['a changed mark', (t) => (t.at(31).published = false), ['EDITED journal_order 31']],
    ['a changed form', (t) => (t.at(31).form = 1), ['EDITED journal_order 31']],
    ['a changed seq', (t) => (t.at(31).seq = '99999'), ['EDITED journal_order 31']],
    ['a changed position', (t) => (t.at(31).position = 4000n), ['REORDERED journal_order 4000 > 31']],
    ['a journal row put in', (t) => t.journal.set('92', aJournalRow(92)), ['INSERTED journal -']],
    ['a row put in behind the end', (t) => behindTheEnd(t), ['INSERTED journal_order 61']],
    ['two places exchanged', (t) => swap(t, 31, 44, 'position'), ['REORDERED journal_order 31 > 44', 'REORDERED journal_order 44 > 31']],
    ['two neighbours exchanged', (t) => swap(t, 31, 32, 'position'), ['REORDERED journal_order 31 > 32']],
    ['two seqs exchanged', (t) => swap(t, 31, 44, 'seq'), ['REORDERED journal_order 31 > 44', 'REORDERED journal_order 44 > 31']],
    ['a row changed with its digest', (t) => consistently(t, 31, false), ['EDITED journal_order 30..31']],
    ['a row changed with its digest and link', (t) => consistently(t, 31, true), ['EDITED journal_order 31..32']],
    ['a row put in between and all behind it numbered anew', (t) => between(t, 31), ['INSERTED journal_order 31']],
    ['a row taken out and all behind it numbered anew', (t) => outOf(t, 31), ['REMOVED journal_order 31']],
    ['a changed beginning', (t) => (t.state.genesis = 'ffffffff-ffff-4fff-8fff-ffffffffffff'), ['EDITED sequencer 1']],
    ['a changed algorithm', (t) => (t.state.algorithm = 'sm3'), ['EDITED sequencer -']],
    ['a changed end', (t) => (t.state.hash = other(t.state.hash)), ['EDITED sequencer 60']],
  ];
  it.each(acts)('%s is named', async (_, act, expected) => {
    const trail = ATrail.of(60);
    act(trail);
    expect(await trail.findings()).toEqual(expected);
  });

  it('a chain written anew to its end contradicts what was signed', async () => {
    const trail = ATrail.of(40);
    trail.sign();
    trail.grow(20);
    trail.sign();
    trail.rowAt(45).payload = '{}';
    anewFrom(trail, 45);
    expect(await trail.findings()).toEqual(['REWRITTEN journal_order 41..60']);
  });
});

describe('a checkpoint', () => {
  const signed = (): ATrail => {
    const trail = new ATrail();
    for (let n = 0; n < 4; n += 1) {
      trail.grow(10);
      trail.sign();
    }
    return trail;
  };

  it.each(['service', 'position', 'hash', 'previous', 'signedAt', 'signature'] as const)('whose %s was changed is forged', async (field) => {
    const trail = signed();
    const forged = { ...trail.checkpoints[2]!, [field]: { service: 'list-registry', position: '29', hash: '00'.repeat(32), previous: '0', signedAt: '2026-11-21T04:00:00.124000Z', signature: 'AAAA' }[field] };
    expect(await trail.findings({ checkpoints: trail.checkpoints.with(2, forged) })).toContain(`CHECKPOINT_FORGED checkpoint ${forged.position}`);
  });

  it('that was taken out is named by the next one, and by whoever has seen it', async () => {
    const trail = signed();
    const { checkpoints } = trail;
    expect(await trail.findings({ checkpoints: checkpoints.toSpliced(1, 1) })).toEqual(['CHECKPOINT_REMOVED checkpoint 20']);
    expect(await trail.findings({ checkpoints: checkpoints.slice(0, 3) })).toEqual([]);
    expect(await trail.findings({ checkpoints: checkpoints.slice(0, 3), witnessed: [{ by: 'list-registry', checkpoint: checkpoints[3]! }] })).toEqual(['CHECKPOINT_REMOVED checkpoint 40']);
  });
});

describe('a trail cut off', () => {
  it('in 20 runs is found by its own checkpoints, by a witness, and by the sequencer', async () => {
    for (let run = 0; run < 20; run += 1) {
      const trail = ATrail.of(200);
      const last = trail.sign();
      const kept = (run * 37) % 199;
      for (const { seq } of trail.order.splice(kept)) trail.journal.delete(seq);
      const told = `TRUNCATED journal_order ${kept + 1}${kept < 199 ? '..200' : ''}`;
      expect(await trail.findings()).toEqual([told]);
      // Whoever can do that can set the sequencer back as well.
      Object.assign(trail.state, { position: BigInt(kept), hash: trail.order.at(-1)?.hash ?? linksOf('sha256').genesis(trail.service, trail.state.genesis) });
      expect(await trail.findings()).toEqual([told]);
      expect(await trail.findings({ checkpoints: [] })).toEqual([]);
      expect(await trail.findings({ checkpoints: [], witnessed: [{ by: 'list-registry', checkpoint: last }] })).toEqual(['CHECKPOINT_REMOVED checkpoint 200', told]);
    }
  });

  it('names the rows whose places were cut off while they are still in the journal', async () => {
    const trail = ATrail.of(50);
    trail.order.splice(47);
    expect(await trail.findings()).toEqual(['REMOVED journal_order 48', 'REMOVED journal_order 49', 'REMOVED journal_order 50', 'TRUNCATED journal_order 48..50']);
  });
});

function swap(trail: ATrail, a: number, b: number, column: 'position' | 'seq'): void {
  const [one, two] = [trail.at(a), trail.at(b)];
  [one[column], two[column]] = [two[column] as never, one[column] as never];
}

function consistently(trail: ATrail, position: number, andLink: boolean): void {
  const links = linksOf(trail.algorithm);
  const [before, place] = [trail.at(position - 1), trail.at(position)];
  trail.rowAt(position).payload = '{"changed":true}';
  place.digest = links.digestOf(trail.rowAt(position));
  if (andLink) place.hash = links.next(before.hash, place.position, place.digest);
}

function anewFrom(trail: ATrail, position: number): void {
  for (let at = position; at <= trail.order.length; at += 1) consistentlyAsIs(trail, at);
  trail.state.hash = trail.order.at(-1)!.hash;
}

function consistentlyAsIs(trail: ATrail, position: number): void {
  const links = linksOf(trail.algorithm);
  const place = trail.at(position);
  place.digest = links.digestOf(trail.rowAt(position));
  place.hash = links.next(trail.at(position - 1).hash, place.position, place.digest);
}

function behindTheEnd(trail: ATrail): void {
  const links = linksOf(trail.algorithm);
  const row = aJournalRow(9000);
  const digest = links.digestOf(row);
  trail.journal.set(row.seq, row);
  trail.order.push({ position: 61n, seq: row.seq, published: true, form: 2, digest, hash: links.next(trail.state.hash, 61n, digest) });
}

function between(trail: ATrail, position: number): void {
  for (const row of trail.order) if (row.position >= BigInt(position)) row.position += 1n;
  trail.state.position += 1n;
  const row = aJournalRow(9000);
  trail.journal.set(row.seq, row);
  trail.order.push({ position: BigInt(position), seq: row.seq, published: true, form: 2, digest: linksOf('sha256').digestOf(row), hash: Buffer.alloc(32, 7) });
}

function outOf(trail: ATrail, position: number): void {
  const gone = trail.at(position);
  trail.order = trail.order.filter((row) => row !== gone);
  trail.journal.delete(gone.seq);
  for (const row of trail.order) if (row.position > gone.position) row.position -= 1n;
  trail.state.position -= 1n;
}
