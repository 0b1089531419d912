import { DIGEST_FORM, linksOf, type ChainAlgorithm, type ChainLinks, type DigestForm, type JournalRow } from '../../journal/digest.ts';
import type { Checkpoint, PublicKeys } from '../checkpoint.ts';
import { ChainWalk, type End, type Fit, type Hole } from './chain-walk.ts';
import { checkCheckpoints, type Witnessed } from './check-checkpoints.ts';
import { fillHoles, type Unplaced } from './fill-holes.ts';
import { SAYS, type Finding, type FindingKind } from './findings.ts';
import { tallies, type Place, type TrailRow, type TrailState } from './trail-rows.ts';

/** All that is known of one service's trail. */
export interface Trail {
  state: TrailState;
  /** The order with its journal rows, by position, in batches. */
  rows: AsyncIterable<TrailRow[]> | Iterable<TrailRow[]>;
  /** Journal rows that have no place in the order and cannot get one any more. */
  unplaced: readonly JournalRow[];
  checkpoints: readonly Checkpoint[];
  witnessed: readonly Witnessed[];
  keys: PublicKeys;
}

/** What a verification came to. */
export interface Verified {
  rows: number;
  checkpoints: number;
  /** The last position whose link a genuine checkpoint confirms, or null where none does. */
  signedUpTo: string | null;
  findings: Finding[];
}

const FORMS: DigestForm[] = [DIGEST_FORM, 1];

/** 核验: looks at a whole trail in one pass and names everything that is wrong with it. Rows in, findings out; it reads nothing itself. */
export async function verifyTrail({ state, rows, unplaced, checkpoints, witnessed, keys }: Trail, onProgress: (rows: number) => void = () => undefined): Promise<Verified> {
  const { genuine, findings } = checkCheckpoints(state.service, checkpoints, witnessed, keys);
  const told = new Findings(state.service, findings);
  let check: ChainCheck | null = null;
  let count = 0;
  for await (const batch of rows) {
    check ??= new ChainCheck(state, algorithmOf(state, batch, told), genuine, told);
    for (const row of batch) check.take(row);
    onProgress((count += batch.length));
  }
  check ??= new ChainCheck(state, state.algorithm, genuine, told);
  const signedUpTo = check.end(unplaced);
  return { rows: count, checkpoints: checkpoints.length, signedUpTo: signedUpTo === 0n ? null : String(signedUpTo), findings };
}

/** The algorithm the rows themselves were hashed with: if the one that is kept was changed, nothing else would be seen for it. */
function algorithmOf(state: TrailState, first: readonly TrailRow[], told: Findings): ChainAlgorithm {
  const linked = (algorithm: ChainAlgorithm): number => {
    const links = linksOf(algorithm);
    return first.slice(1, 20).filter((row, i) => links.next(first[i]!.hash, row.position, row.digest).equals(row.hash)).length;
  };
  const other = state.algorithm === 'sha256' ? 'sm3' : 'sha256';
  if (linked(other) <= linked(state.algorithm)) return state.algorithm;
  told.add('EDITED', 'sequencer', SAYS.algorithmEdited, {});
  return other;
}

interface About {
  place?: Place | TrailRow | undefined;
  position?: bigint;
  upTo?: bigint;
  belongs?: bigint;
  seq?: string;
  eventId?: string;
}

class Findings {
  constructor(
    private readonly service: string,
    private readonly list: Finding[],
  ) {}

  add(kind: FindingKind, where: string, [zh, en]: readonly [string, string], { place, position, upTo, belongs, seq, eventId }: About): void {
    this.list.push({
      service: this.service,
      kind,
      where,
      position: (position ?? place?.position)?.toString() ?? null,
      upTo: upTo !== undefined && upTo !== position ? upTo.toString() : null,
      belongs: belongs?.toString() ?? null,
      seq: seq ?? place?.seq ?? null,
      eventId: eventId ?? place?.row?.event_id ?? null,
      zh,
      en,
    });
  }
}

interface Mark {
  position: bigint;
  hash: string;
  by: string;
}

class ChainCheck {
  private readonly links: ChainLinks;
  private readonly walk: ChainWalk;
  private readonly holes: Hole[] = [];
  /** Places whose journal row is not what the order says, or is not there. */
  private readonly doubted: Place[] = [];
  private readonly marks = new Map<bigint, Mark[]>();
  private readonly highest: bigint;
  private sound = 0n;
  private rewrittenFrom: bigint | null = null;
  private hashAtEnd: Buffer | null = null;

  constructor(
    private readonly state: TrailState,
    algorithm: ChainAlgorithm,
    genuine: readonly Mark[],
    private readonly told: Findings,
  ) {
    this.links = linksOf(algorithm);
    for (const mark of genuine) this.marks.set(mark.position, [...(this.marks.get(mark.position) ?? []), mark]);
    this.highest = genuine.reduce((high, { position }) => (position > high ? position : high), 0n);
    const signed = new Map(genuine.map(({ hash, position }) => [hash, position]));
    this.walk = new ChainWalk(this.links, this.links.genesis(state.service, state.genesis), signed, {
      proved: (at, place, fit) => this.proved(at, place, fit),
      hole: (hole) => this.holes.push(hole),
      renumbered: (place, at) => told.add('EDITED', 'journal_order', SAYS.renumbered, { place, belongs: at }),
    });
  }

  take(row: TrailRow): void {
    this.walk.take({ ...row, own: row.row ? this.links.digestOf(row.row, row.form) : null });
  }

  /** Ends the walk; gives the last position that a checkpoint confirms. */
  end(unplaced: readonly JournalRow[]): bigint {
    const said = this.state.position > this.highest ? this.state.position : this.highest;
    const last = this.walk.end(said);
    const nowhere = unplaced.map((row): Unplaced => ({ seq: BigInt(row.seq), eventId: row.event_id, digests: FORMS.map((form) => this.links.digestOf(row, form)) }));
    // Where all positions were moved, the sequencer's may have been moved along.
    const atEnd = last.whole && last.stored === this.state.position && last.hash.equals(this.state.hash);
    const until = atEnd ? this.highest : said;
    // What is cut off is a hole as well: its journal rows may still be there.
    const cut = last.whole && until > last.at;
    if (cut) this.holes.push({ before: last, loose: [], after: null, resumes: until + 1n, shift: 0n });
    const filled = fillHoles(this.links, this.holes, nowhere, this.hashSaidOf(until));
    const placed = new Set(filled.emptied.map(({ row }) => row));
    const { told } = this;
    for (const { place, belongs } of filled.moved) told.add('REORDERED', 'journal_order', SAYS.misplaced, { place, belongs });
    for (const { at, row } of filled.emptied) told.add('REMOVED', 'journal_order', SAYS.orderRemoved, { position: at, seq: row.seq.toString(), eventId: row.eventId });
    for (const { from, upTo } of filled.gone) if (!cut || from <= last.at) told.add('REMOVED', 'journal_order', SAYS.placesRemoved, { position: from, upTo });
    for (const place of filled.edited) told.add('EDITED', 'journal_order', SAYS.occupantEdited, { place });
    for (const place of filled.unproved) told.add('UNPROVED', 'journal_order', SAYS.unproved, { place });
    for (const place of filled.inserted) told.add('INSERTED', 'journal_order', SAYS.placeInserted, { place });
    for (const { before, loose, after, resumes } of this.holes) {
      // Nothing is missing and nothing too many, and yet the link does not hold.
      if (loose.length > 0 || resumes > before.at + 1n || !after) continue;
      if (before.at === 0n) told.add('EDITED', 'sequencer', SAYS.genesisEdited, { place: after });
      else told.add('EDITED', 'journal_order', SAYS.linkBroken, { position: before.at, upTo: resumes, seq: after.seq, ...(after.row ? { eventId: after.row.event_id } : {}) });
    }
    this.nameDoubted(nowhere.filter((row) => !placed.has(row)));
    this.compareEnd(last, until, atEnd);
    return this.sound;
  }

  private proved(at: bigint, place: Place, fit: Fit): void {
    const { told } = this;
    if (at === this.state.position) this.hashAtEnd = place.hash;
    if (fit === 'link') told.add('EDITED', 'journal_order', SAYS.hashEdited, { place });
    if (fit === 'own') told.add('EDITED', 'journal_order', this.hasOtherForm(place) ? SAYS.formEdited : SAYS.digestEdited, { place });
    else if (!tallies(place)) this.doubted.push(place);
    if (place.row && place.row.published !== place.published && (fit === 'own' || tallies(place))) told.add('EDITED', 'journal_order', SAYS.publishedEdited, { place });
    const marks = this.marks.get(at);
    if (marks) this.compare(at, place, marks);
  }

  private compare(at: bigint, place: Place, marks: readonly Mark[]): void {
    const hash = place.hash.toString('hex');
    const others = marks.filter((mark) => mark.hash !== hash);
    if (others.length === 0) {
      this.sound = at;
      this.rewrittenFrom = null;
      return;
    }
    // A stretch is told once, by the first checkpoint that contradicts it.
    if (this.rewrittenFrom !== null) return;
    this.rewrittenFrom = this.sound + 1n;
    this.told.add('REWRITTEN', 'journal_order', by(SAYS.rewritten, others), { position: this.rewrittenFrom, upTo: at });
  }

  private hasOtherForm({ row, digest }: Place): boolean {
    return row !== null && FORMS.some((form) => this.links.digestOf(row, form).equals(digest));
  }

  /** Rows and places that do not belong together: exchanged, pointing elsewhere, gone or changed. */
  private nameDoubted(unplaced: readonly Unplaced[]): void {
    const { told } = this;
    const expects = new Map(this.doubted.map((place) => [place.digest.toString('hex'), place]));
    const explained = new Set<Place>();
    for (const row of unplaced) {
      const place = row.digests.map((digest) => expects.get(digest.toString('hex'))).find(Boolean);
      if (place) {
        explained.add(place);
        told.add('EDITED', 'journal_order', SAYS.seqEdited, { place, seq: row.seq.toString(), eventId: row.eventId });
      } else told.add('INSERTED', 'journal', SAYS.rowInserted, { seq: row.seq.toString(), eventId: row.eventId });
    }
    for (const place of this.doubted) {
      if (explained.has(place)) continue;
      const home = place.own ? expects.get(place.own.toString('hex')) : undefined;
      if (home && home !== place) told.add('REORDERED', 'journal_order', SAYS.exchanged, { place, belongs: home.position });
      else if (!place.row) told.add('REMOVED', 'journal', SAYS.rowRemoved, { place });
      else if (this.hasOtherForm(place)) told.add('EDITED', 'journal_order', SAYS.formEdited, { place });
      else told.add('EDITED', 'journal', SAYS.rowEdited, { place });
    }
  }

  private compareEnd({ at, hash, whole }: End, until: bigint, atEnd: boolean): void {
    const { state, told } = this;
    const beyond = [...this.marks.values()].flat().filter(({ position }) => position > at);
    if (state.position > at && !atEnd) beyond.push({ position: state.position, hash: '', by: 'sequencer' });
    if (until > at) told.add('TRUNCATED', 'journal_order', by(SAYS.truncated, beyond), { position: at + 1n, upTo: until });
    if (atEnd) return;
    if (state.position < at) {
      // The end that is kept was set back, or rows were added behind it.
      if (state.position === 0n || this.hashAtEnd?.equals(state.hash)) told.add('INSERTED', 'journal_order', SAYS.pastTheEnd, { position: state.position + 1n, upTo: at });
      else told.add('EDITED', 'sequencer', SAYS.headEdited, { position: state.position });
    } else if (whole && state.position === at && at > 0n && !hash.equals(state.hash)) told.add('EDITED', 'sequencer', SAYS.headEdited, { position: at });
  }

  private hashSaidOf(position: bigint): Buffer {
    const [mark] = this.marks.get(position) ?? [];
    return position === this.state.position || !mark ? this.state.hash : Buffer.from(mark.hash, 'hex');
  }
}

function by([zh, en]: readonly [string, string], marks: readonly { by: string }[]): [string, string] {
  const who = [...new Set(marks.map((mark) => mark.by))].join(', ');
  return [`${zh}（据 ${who}）`, `${en} (as ${who} tells)`];
}
