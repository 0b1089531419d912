import type { ChainLinks } from '../../journal/digest.ts';
import { tallies, type Place } from './trail-rows.ts';

/** A link that is proved: its true position and what the chain has there. */
export interface Proved {
  at: bigint;
  hash: Buffer;
  seq: bigint;
}

/** Where a walk ended. */
export interface End extends Proved {
  stored: bigint;
  whole: boolean;
}

/** 断处: where the chain could not be followed: what stands before, the rows that fit nowhere, and the row from which on it can be followed again. */
export interface Hole {
  before: Proved;
  /** Rows found between, in the order of their positions. */
  loose: Place[];
  after: Place | null;
  /** True position of `after`; for the end of the journal the first that is not there. */
  resumes: bigint;
  /** What is to be added to a stored position there to get the true one. */
  shift: bigint;
}

/** How a place was fitted into the chain: by its stored digest, by its row's own, or past a changed link. */
export type Fit = 'digest' | 'own' | 'link';

/** What a walk tells while it goes. */
export interface WalkListener {
  proved(at: bigint, place: Place, fit: Fit): void;
  hole(hole: Hole): void;
  renumbered(place: Place, at: bigint): void;
}

const REACH = 64n;
const MANY_LOOSE = 32;
const TOO_MANY_LOOSE = 20_000;

/** How a place continues a chain that stands at a hash, if it does. */
export function fits(links: ChainLinks, previous: Buffer, at: bigint, place: Place): Fit | null {
  if (links.next(previous, at, place.digest).equals(place.hash)) return 'digest';
  if (place.own && !tallies(place) && links.next(previous, at, place.own).equals(place.hash)) return 'own';
  return null;
}

/** 循链: follows a chain over its stored links in one pass. After a break it goes on from what is stored, so that one tampering never hides the next. */
export class ChainWalk {
  private loose: Place[] = [];
  private shift = 0n;
  private last: Proved;

  constructor(
    private readonly links: ChainLinks,
    begin: Buffer,
    /** True positions of links that somebody signed, in hex: from these the walk finds its way back however much was moved. */
    private readonly signed: ReadonlyMap<string, bigint>,
    private readonly listener: WalkListener,
  ) {
    this.last = { at: 0n, hash: begin, seq: 0n };
  }

  take(place: Place): void {
    const at = this.last.at + 1n;
    const fit = fits(this.links, this.last.hash, at, place);
    if (fit) {
      const inserted = BigInt(this.loose.length);
      if (inserted > 0n) this.open(place, at);
      if (at - place.position !== this.shift - inserted) this.listener.renumbered(place, at);
      this.prove(place, at, fit);
    } else if (!this.rejoin(place)) {
      this.loose.push(place);
      // A stretch in which nothing fits is told in pieces, so that it does not have to be kept whole.
      if (this.loose.length > TOO_MANY_LOOSE) this.giveUp();
    }
  }

  /** Ends the walk where the journal is said to end; gives the last link, its stored position, and whether it is proved. */
  end(said: bigint): End {
    const whole = this.loose.length === 0;
    if (!whole) this.giveUp(said);
    return { ...this.last, stored: this.last.at - this.shift, whole };
  }

  private rejoin(place: Place): boolean {
    return this.loose.length > 0 && (this.pastChangedLinks(place) || this.fromTheOneBefore(place) || this.fromSignature(place));
  }

  /** Only links were changed: the chain made anew from the digests reaches this row. */
  private pastChangedLinks(place: Place): boolean {
    if (this.loose.length > MANY_LOOSE) return false;
    for (const digestOf of [(p: Place) => p.digest, (p: Place) => p.own ?? p.digest]) {
      let { at, hash } = this.last;
      const made: Buffer[] = [];
      for (const one of this.loose) made.push((hash = this.links.next(hash, (at += 1n), digestOf(one))));
      const fit = fits(this.links, hash, at + 1n, place);
      if (!fit) continue;
      const { loose } = this;
      this.loose = [];
      loose.forEach((one, i) => this.prove({ ...one, hash: made[i]!, digest: digestOf(one) }, this.last.at + 1n, one.hash.equals(made[i]!) ? 'digest' : 'link'));
      this.prove(place, at + 1n, fit);
      return true;
    }
    return false;
  }

  /** The row before, loose itself, is what this one continues: from there on the chain is whole again. */
  private fromTheOneBefore(place: Place): boolean {
    const before = this.loose.at(-1)!;
    const supposed = place.position + this.shift;
    const reach = this.loose.length > MANY_LOOSE ? 1n : REACH;
    for (let away = 0n; away <= reach; away += 1n) {
      for (const at of away === 0n ? [supposed] : [supposed - away, supposed + away]) {
        const fit = fits(this.links, before.hash, at, place);
        if (!fit) continue;
        this.loose.pop();
        this.open(before, at - 1n);
        this.prove(before, at - 1n, 'digest');
        this.prove(place, at, fit);
        return true;
      }
    }
    return false;
  }

  private fromSignature(place: Place): boolean {
    const at = this.signed.get(place.hash.toString('hex'));
    if (at === undefined || at <= this.last.at) return false;
    this.open(place, at);
    this.prove(place, at, 'digest');
    return true;
  }

  /** Nothing that follows is known to continue these: they are told of, and what comes is measured by the last of them. */
  private giveUp(said?: bigint): void {
    const { position, hash, seq } = this.loose.at(-1)!;
    const supposed = position + this.shift;
    // A row that was moved far behind the end does not make the journal longer.
    const at = said === undefined || supposed <= said ? supposed : said > this.last.at ? said : this.last.at;
    this.open(null, at + 1n);
    this.last = { at, hash, seq: BigInt(seq) };
  }

  private open(after: Place | null, resumes: bigint): void {
    this.listener.hole({ before: this.last, loose: this.loose, after, resumes, shift: this.shift });
    this.loose = [];
  }

  private prove(place: Place, at: bigint, fit: Fit): void {
    this.last = { at, hash: place.hash, seq: BigInt(place.seq) };
    this.shift = at - place.position;
    this.listener.proved(at, place, fit);
  }
}
