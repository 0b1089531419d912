import { isGenuine, type Checkpoint, type PublicKeys } from '../checkpoint.ts';
import { SAYS, type Finding, type FindingKind } from './findings.ts';

/** A checkpoint that somebody else kept: another service, or a file. */
export interface Witnessed {
  by: string;
  checkpoint: Checkpoint;
}

/** What the checkpoints of one service come to: those that are genuine, and what is wrong with the rest. */
export interface CheckedCheckpoints {
  genuine: { by: string; position: bigint; hash: string }[];
  findings: Finding[];
}

/** 检查点核验: signatures, and whether any that others have seen, or that a later one names, is gone from the service's own table. */
export function checkCheckpoints(service: string, own: readonly Checkpoint[], witnessed: readonly Witnessed[], keys: PublicKeys): CheckedCheckpoints {
  const findings: Finding[] = [];
  const genuine: CheckedCheckpoints['genuine'] = [];
  const here = new Set(own.map(({ position }) => position));
  const missing = new Map<string, string>();
  const tell = (kind: FindingKind, where: string, position: string, [zh, en]: readonly [string, string], by = ''): void => {
    const [told, toldEn] = by ? [`（据 ${by}）`, ` (as ${by} tells)`] : ['', ''];
    findings.push({ service, kind, where, position, upTo: null, belongs: null, seq: null, eventId: null, zh: zh + told, en: en + toldEn });
  };
  const look = (checkpoint: Checkpoint, where: string): boolean => {
    const answer = checkpoint.service === service ? isGenuine(checkpoint, keys) : false;
    if (answer === null) tell('KEY_UNKNOWN', where, checkpoint.position, SAYS.keyUnknown);
    if (answer === false) tell('CHECKPOINT_FORGED', where, checkpoint.position, SAYS.forged);
    if (answer) genuine.push({ by: where, position: BigInt(checkpoint.position), hash: checkpoint.hash });
    return answer === true;
  };
  for (const checkpoint of own) {
    if (look(checkpoint, 'checkpoint') && checkpoint.previous !== '0' && !here.has(checkpoint.previous)) missing.set(checkpoint.previous, `checkpoint ${checkpoint.position}`);
  }
  for (const { by, checkpoint } of witnessed) {
    if (look(checkpoint, by) && !here.has(checkpoint.position)) missing.set(checkpoint.position, by);
  }
  for (const [position, by] of missing) tell('CHECKPOINT_REMOVED', 'checkpoint', position, SAYS.checkpointRemoved, by);
  return { genuine, findings };
}
