// Serialization and deadlock; the server going down; idle in transaction for too long; a replica that is not the primary yet.
const OUTAGES = new Set(['40001', '40P01', '57P01', '57P02', '57P03', '25P03', '25006', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);
// Whole classes: connection, resources (disk, memory, connections), the server's own system.
const CLASSES = ['08', '53', '58'];
// What the driver says of a connection that ended under a transaction, and the server of a plan that a migration made stale; no code tells them.
const LOST = /connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|client was closed|Cannot use a pool after|cached plan must not change/i;

/** Whether a failure says nothing about the event: the database or the line was away, or two transactions met. Such a batch is tried again, never parked. */
export function isOutage(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (OUTAGES.has(code) || (code.length === 5 && CLASSES.includes(code.slice(0, 2)))) return true;
    // The socket of a server that is just starting.
    if (code === 'ENOENT' && 'syscall' in cause && cause.syscall === 'connect') return true;
    if (LOST.test(cause.message)) return true;
    if (cause.name === 'OptimisticLockError') return true;
  }
  return false;
}
