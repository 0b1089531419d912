/** 推送位置: how far a listener was told, by each writer's own count; what a client sends back as `Last-Event-ID`. */
export type DeskPosition = ReadonlyMap<string, bigint>;

const PART = /^([a-z][a-z-]{0,40})=(\d{1,18})$/;

/** The position as the id of an event. */
export function writePosition(position: DeskPosition): string {
  const parts = [...position].sort(([a], [b]) => (a < b ? -1 : 1)).map(([source, change]) => `${source}=${change}`);
  return parts.length === 0 ? '0' : parts.join(';');
}

/** The position an id says, or null for an id that is none of ours. */
export function readPosition(id: string): DeskPosition | null {
  if (id === '0') return new Map();
  const parts = id.split(';').map((part) => PART.exec(part));
  return parts.every((part) => part !== null) ? new Map(parts.map((part) => [part[1]!, BigInt(part[2]!)])) : null;
}

/** Whether somebody stands where another position is not. */
export function isBehind(position: DeskPosition, now: DeskPosition): boolean {
  return [...now].some(([source, change]) => (position.get(source) ?? 0n) !== change) || [...position.keys()].some((source) => !now.has(source));
}
