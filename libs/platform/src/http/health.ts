/** A thing a service needs before it can serve; it throws while it is missing. */
export type ReadinessCheck = () => Promise<void> | void;

/** What the readiness probe answers. */
export interface Readiness {
  status: 'ready' | 'not-ready';
  checks: Record<string, 'ok' | 'failed'>;
}

const PATIENCE_MS = 2000;

/** 健康检查: what a service needs in order to serve; every room adds its own. */
export class Health {
  private readonly checks = new Map<string, ReadinessCheck>();

  register(name: string, check: ReadinessCheck): void {
    this.checks.set(name, check);
  }

  async readiness(): Promise<Readiness> {
    const results = await Promise.all([...this.checks].map(async ([name, check]) => [name, await passes(check)] as const));
    const status = results.every(([, result]) => result === 'ok') ? 'ready' : 'not-ready';
    return { status, checks: Object.fromEntries(results) };
  }
}

// A check that hangs is a failed one; why it failed is for the log, not for whoever asks.
async function passes(check: ReadinessCheck): Promise<'ok' | 'failed'> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'failed'>((resolve) => {
    timer = setTimeout(() => resolve('failed'), PATIENCE_MS);
  });
  try {
    return await Promise.race([Promise.resolve(check()).then(() => 'ok' as const), late]);
  } catch {
    return 'failed';
  } finally {
    clearTimeout(timer);
  }
}
