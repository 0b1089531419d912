/** So many first characters are worth a table of their own. */
const many = 500;

/** 短语树: finds which of many phrases start at a place of a text. The children of a node lie side by side, by character. */
export class Phrases {
  /** By node, where its children start; the next node's start is their end. */
  private readonly children: Int32Array;
  private readonly characters: Uint16Array;
  /** By node, the position of the phrase that ends there, or -1. */
  private readonly phrases: Int32Array;
  /** The first characters of many phrases: by character the node, or 0. */
  private readonly roots: Uint16Array | undefined;

  constructor(phrases: readonly string[]) {
    const order = phrases.map((_, at) => at).sort((a, b) => (phrases[a]! < phrases[b]! ? -1 : 1));
    const children: number[] = [];
    const characters = [0];
    const ends: number[] = [];
    // Every node stands for the phrases from..to that begin alike; nodes are numbered level by level.
    const nodes = [{ from: 0, to: order.length, depth: 0 }];
    for (let node = 0; node < nodes.length; node++) {
      const { from, to, depth } = nodes[node]!;
      let at = from;
      ends.push(at < to && phrases[order[at]!]!.length === depth ? order[at]! : -1);
      while (at < to && phrases[order[at]!]!.length === depth) at += 1;
      children.push(nodes.length);
      while (at < to) {
        const start = at;
        const character = phrases[order[at]!]!.charCodeAt(depth);
        while (at < to && phrases[order[at]!]!.charCodeAt(depth) === character) at += 1;
        characters.push(character);
        nodes.push({ from: start, to: at, depth: depth + 1 });
      }
    }
    children.push(nodes.length);
    this.children = Int32Array.from(children);
    this.characters = Uint16Array.from(characters);
    this.phrases = Int32Array.from(ends);
    if (children[1]! - children[0]! < many) return;
    this.roots = new Uint16Array(65_536);
    for (let node = children[0]!; node < children[1]!; node++) this.roots[characters[node]!] = node;
  }

  /** The position of a phrase, or -1. */
  find(phrase: string): number {
    let node = 0;
    for (let at = 0; at < phrase.length && node >= 0; at++) node = this.next(node, phrase.charCodeAt(at));
    return node < 0 ? -1 : this.endingAt(node);
  }

  /** The node one character on, or -1 where no phrase goes on so; the first node is 0. */
  next(node: number, character: number): number {
    if (node === 0 && this.roots) return this.roots[character]! || -1;
    const { characters } = this;
    let low = this.children[node]!;
    let high = this.children[node + 1]! - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const there = characters[middle]!;
      if (there === character) return middle;
      if (there < character) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  /** The position of the phrase that ends at a node, or -1. */
  endingAt(node: number): number {
    return this.phrases[node]!;
  }
}
