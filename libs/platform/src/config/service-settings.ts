import type { PlatformEnv } from './read-env.ts';

/** What one running service was told about its surroundings: names, databases, broker, issuer. Built once from the environment, or by standalone and tests. */
export interface ServiceSettings {
  /** Folder name of the service, e.g. `summons`; also its database role prefix and event source. */
  service: string;
  /** Connection strings of the app role (tenant-bound) and the worker role (sequencer, relay, applier). */
  database: { appUrl: string; workerUrl: string; poolSize: number };
  /** JetStream where services are processes of their own; absent in one process, where events pass in memory. */
  nats: { url: string } | null;
  /** Who signs tokens, for whom, and where the public keys are: a URL, or the key set itself in one process. */
  identity: { issuer: string; audience: string; jwks: string | { keys: Record<string, unknown>[] } };
  /** Subject that may register tenants before any grant exists. */
  operatorSubject: string;
  /** 32 bytes: encrypts personal data of complainants at rest; without it such data is refused. */
  fieldKey: Buffer | null;
  /** Milliseconds added to the clock; other than 0 only in test mode. */
  clockOffsetMs: number;
  testMode: boolean;
  /** Where spans go; null keeps tracing in the process. */
  otlpUrl: string | null;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
}

/** Injection token of the settings. */
export const SERVICE_SETTINGS = Symbol('ServiceSettings');

/** Settings of a service process, from its environment. */
export function settingsFromEnv(service: string, env: PlatformEnv): ServiceSettings {
  const testMode = env.YIDAN_TEST_MODE === '1';
  if (!testMode && (env.YIDAN_CLOCK_OFFSET_MS !== 0 || env.YIDAN_FAILPOINTS !== '')) {
    throw new Error('a moved clock and failpoints are for test mode only');
  }
  return {
    service,
    database: { appUrl: env.DATABASE_URL, workerUrl: env.DATABASE_WORKER_URL, poolSize: env.DATABASE_POOL },
    nats: { url: env.NATS_URL },
    identity: { issuer: env.OIDC_ISSUER, audience: env.OIDC_AUDIENCE, jwks: env.OIDC_JWKS_URL },
    operatorSubject: env.YIDAN_OPERATOR_SUBJECT,
    fieldKey: env.YIDAN_FIELD_KEY ? Buffer.from(env.YIDAN_FIELD_KEY, 'base64') : null,
    clockOffsetMs: env.YIDAN_CLOCK_OFFSET_MS,
    testMode,
    otlpUrl: env.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    logLevel: env.LOG_LEVEL,
  };
}
