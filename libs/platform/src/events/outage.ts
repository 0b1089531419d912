const OUTAGES = new Set(['40001', '40P01', '57P01', '57P02', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT']);

/** Whether a failure says nothing about the event: the database or the line was away, or two transactions met. Such a batch is tried again, never parked. */
export function isOutage(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    if (OUTAGES.has(code) || code.startsWith('08')) return true;
    if (/connection terminated|timeout exceeded when trying to connect|Cannot use a pool after/i.test(cause.message)) return true;
    if (cause.name === 'OptimisticLockError') return true;
  }
  return false;
}
