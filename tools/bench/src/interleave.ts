import { rounded, tell, type Rounds } from './result.ts';

/** Takes rounds in turn, ours, the peer's, ours, the peer's, so that whatever else the machine does meets both. */
export async function interleaved(rounds: number, unit: string, ours: (round: number) => Promise<number>, peer: (round: number) => Promise<number>): Promise<Rounds> {
  const taken: Rounds = { ours: [], peer: [] };
  for (let round = 1; round <= rounds; round += 1) {
    taken.ours.push(await ours(round));
    taken.peer.push(await peer(round));
    tell(`round ${round} of ${rounds}: ours ${rounded(taken.ours.at(-1)!)} ${unit}, peer ${rounded(taken.peer.at(-1)!)} ${unit}`);
  }
  return taken;
}
