import type { ChainLinks } from '../../journal/digest.ts';
import { fits, type Hole } from './chain-walk.ts';
import { tallies, type Place } from './trail-rows.ts';

/** A journal row that has no place in the order, with the digests it would have. */
export interface Unplaced {
  seq: bigint;
  eventId: string;
  digests: Buffer[];
}

/** What became of the holes: which row belongs where, what is missing, and what belongs nowhere. */
export interface Filled {
  /** Rows of the order that stand somewhere else than the chain has them. */
  moved: { place: Place; belongs: bigint }[];
  /** Places whose row of the order is gone while the journal still has theirs. */
  emptied: { at: bigint; row: Unplaced }[];
  /** Stretches of places of which nothing is left. */
  gone: { from: bigint; upTo: bigint }[];
  /** Rows that stand in their place and do not fit the chain. */
  edited: Place[];
  /** Rows that may be as they were, but what would prove it is gone. */
  unproved: Place[];
  /** Rows that the chain does not know. */
  inserted: Place[];
}

const NEAR = 100;
const SHORT_RUN = 16;

interface OpenPlace {
  at: bigint;
  /** The last of a stretch in which nothing stands. */
  upTo: bigint;
  /** The row that stands there. */
  stands: Place | undefined;
  /** Whether what comes before is proved. */
  judged: boolean;
}

/** 补断: finds out what belongs into the holes of a chain, from the rows that fit nowhere else and the journal rows without a place. */
export function fillHoles(links: ChainLinks, holes: readonly Hole[], unplaced: readonly Unplaced[], end: Buffer): Filled {
  const filled: Filled = { moved: [], emptied: [], gone: [], edited: [], unproved: [], inserted: [] };
  const pool = holes.flatMap(({ loose }) => loose).sort((a, b) => (BigInt(a.seq) < BigInt(b.seq) ? -1 : 1));
  const poolSeqs = pool.map(({ seq }) => BigInt(seq));
  const rows = unplaced.toSorted((a, b) => (a.seq < b.seq ? -1 : 1));
  const rowSeqs = rows.map(({ seq }) => seq);
  const used = new Set<Place | Unplaced>();
  const truly = new Map(holes.flatMap(({ loose, shift }) => loose.map((place) => [place, place.position + shift] as const)));
  const left: OpenPlace[] = [];

  for (const hole of holes) {
    const standing = new Map(hole.loose.map((place) => [truly.get(place)!, place]));
    let hash: Buffer | null = hole.before.hash;
    let seq = hole.before.seq;
    for (let at = hole.before.at + 1n; at < hole.resumes; at += 1n) {
      const known: Buffer | null = hash;
      const found: Place | undefined = known ? placeFor(known, at, standing.get(at), seq) : undefined;
      if (found) {
        used.add(found);
        if (truly.get(found) !== at) filled.moved.push({ place: found, belongs: at });
        [hash, seq] = [found.hash, BigInt(found.seq)];
        continue;
      }
      const run: { rows: Unplaced[]; hash: Buffer } | undefined = known ? rowsFor(known, at, hole, standing, seq) : undefined;
      if (run) {
        run.rows.forEach((row, i) => filled.emptied.push({ at: at + BigInt(i), row }));
        for (const row of run.rows) used.add(row);
        at += BigInt(run.rows.length) - 1n;
        [hash, seq] = [run.hash, run.rows.at(-1)!.seq];
        continue;
      }
      const stands = standing.get(at);
      const upTo = stands ? at : emptyUpTo(at, hole, standing);
      left.push({ at, upTo, stands, judged: known !== null });
      hash = null;
      at = upTo;
    }
  }
  tellRest();
  return filled;

  /** The row of the order that continues the chain here: the one that stands here, or one that was moved; its seq is near its neighbours'. */
  function placeFor(hash: Buffer, at: bigint, stands: Place | undefined, seq: bigint): Place | undefined {
    if (stands && !used.has(stands) && fits(links, hash, at, stands)) return stands;
    return near(pool, poolSeqs, seq).find((place) => !used.has(place) && fits(links, hash, at, place));
  }

  /** Journal rows without a place that continue the chain from here up to a link that is known. */
  function rowsFor(hash: Buffer, at: bigint, hole: Hole, standing: Map<bigint, Place>, seq: bigint): { rows: Unplaced[]; hash: Buffer } | undefined {
    for (const [tried, first] of near(rows, rowSeqs, seq).entries()) {
      const most = tried === 0 ? rows.length : SHORT_RUN;
      for (const form of first.digests.keys()) {
        let made = hash;
        const run: Unplaced[] = [];
        for (let i = rows.indexOf(first), to = at; to < hole.resumes && i < rows.length && run.length < most && !used.has(rows[i]!); i += 1, to += 1n) {
          made = links.next(made, to, rows[i]!.digests[form]!);
          run.push(rows[i]!);
          const next = to + 1n < hole.resumes ? standing.get(to + 1n) : hole.after;
          if (next ? fits(links, made, to + 1n, next) : to + 1n === hole.resumes && made.equals(end)) return { rows: run, hash: made };
        }
      }
    }
    return undefined;
  }

  /** What was found in no hole is gone; what stands there and belongs elsewhere was told of already. */
  function tellRest(): void {
    for (const { at, upTo, stands, judged } of left) {
      if (stands && !used.has(stands)) {
        used.add(stands);
        (tallies(stands) && !judged ? filled.unproved : filled.edited).push(stands);
      } else {
        const last = filled.gone.at(-1);
        if (last && last.upTo === at - 1n) last.upTo = upTo;
        else filled.gone.push({ from: at, upTo });
      }
    }
    filled.inserted = pool.filter((place) => !used.has(place));
  }
}

/** Where a stretch with nothing in it ends, however long it is. */
function emptyUpTo(at: bigint, hole: Hole, standing: Map<bigint, Place>): bigint {
  let next = hole.resumes;
  for (const position of standing.keys()) if (position > at && position < next) next = position;
  return next - 1n;
}

/** The entries whose seq is near another, nearest first. */
function near<T>(entries: readonly T[], seqs: readonly bigint[], seq: bigint): T[] {
  let low = 0;
  let high = seqs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (seqs[middle]! < seq) low = middle + 1;
    else high = middle;
  }
  const found: T[] = [];
  for (let away = 0; away < NEAR; away += 1) {
    if (low + away < entries.length) found.push(entries[low + away]!);
    if (low - away - 1 >= 0) found.push(entries[low - away - 1]!);
  }
  return found;
}
