import { Unusual } from './unusual.ts';

// What is kept open between two pieces is moved with each of them.
const LONGEST_OPEN = 4 * 1024 * 1024;

/** The stretch of a part that is being read: what the last piece left open, and the next piece. One buffer serves them all, since thousands would wait for their collection. */
export class Window {
  private bytes = Buffer.allocUnsafe(512 * 1024);
  private open = 0;

  /** What is left and this piece; good until the next call. */
  with(piece: Buffer): Buffer {
    const length = this.open + piece.length;
    if (length > this.bytes.length) {
      if (this.open > LONGEST_OPEN) throw new Unusual('an element without end');
      const larger = Buffer.allocUnsafe(length * 2);
      this.bytes.copy(larger, 0, 0, this.open);
      this.bytes = larger;
    }
    piece.copy(this.bytes, this.open);
    this.open = length;
    return this.bytes.subarray(0, length);
  }

  /** Everything before this place was read. */
  readTo(place: number): void {
    this.bytes.copyWithin(0, place, this.open);
    this.open -= place;
  }

  get rest(): Buffer {
    return this.bytes.subarray(0, this.open);
  }
}
