import { limitsFromEnv, type Limits } from './limits.ts';
import { FieldKeys } from '../personal-data/field-keys.ts';
import type { ChainAlgorithm } from '../journal/digest.ts';
import type { PlatformEnv } from './read-env.ts';
import { webhooksFromEnv, type WebhookSettings } from './webhook-settings.ts';

/** What one running service was told about its surroundings: names, databases, broker, issuer. Built once from the environment, or by standalone and tests. */
export interface ServiceSettings {
  /** Folder name of the service, e.g. `summons`; also its database role prefix and event source. */
  service: string;
  /** Connection strings of the app role (tenant-bound) and the worker role (sequencer, relay, applier). */
  database: { appUrl: string; workerUrl: string; poolSize: number };
  /** JetStream where services are processes of their own; absent in one process, where events pass in memory. */
  nats: { url: string } | null;
  /** Who signs tokens, for whom, and where the public keys are: a URL, or the key set itself in one process. */
  identity: { issuer: string; audience: string; jwks: string | { keys: Record<string, unknown>[] }; subjectClaim?: string };
  /** Subject that may register tenants before any grant exists. */
  operatorSubject: string;
  /** Encrypt personal data at rest; without any such data is refused. */
  fieldKeys: FieldKeys | null;
  /** How much may be asked for; absent, nothing is counted, as in a test of something else. A service with an environment always has limits. */
  limits?: Limits;
  /** Addresses and networks of the proxies in front, whose word on the caller's address is taken; absent, nobody's. */
  trustedProxies?: readonly string[];
  /** How long browsers insist on TLS; absent or 0, nothing is said. */
  hstsSeconds?: number;
  /** Where webhooks may go; absent: the open internet by https, and in test mode the own machine. */
  webhooks?: WebhookSettings;
  /** How the journal is made verifiable; absent: SHA-256 and no checkpoints. */
  trail?: TrailSettings;
  /** Milliseconds added to the clock; other than 0 only in test mode. */
  clockOffsetMs: number;
  testMode: boolean;
  /** Where spans go; null keeps tracing in the process. */
  otlpUrl: string | null;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
}

/** 审计轨迹: the chain's algorithm, the key that signs its checkpoints (without it there are none), and the file that keeps them beside the database. */
export interface TrailSettings {
  algorithm: ChainAlgorithm;
  key: string | null;
  file: string | null;
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
    identity: { issuer: env.OIDC_ISSUER, audience: env.OIDC_AUDIENCE, jwks: env.OIDC_JWKS_URL, subjectClaim: env.OIDC_SUBJECT_CLAIM },
    operatorSubject: env.YIDAN_OPERATOR_SUBJECT,
    fieldKeys: fieldKeysFromEnv(env),
    limits: limitsFromEnv(env),
    trustedProxies: env.YIDAN_TRUSTED_PROXIES,
    hstsSeconds: env.YIDAN_HSTS_SECONDS,
    webhooks: webhooksFromEnv(env),
    trail: { algorithm: env.YIDAN_CHAIN_HASH, key: env.YIDAN_TRAIL_KEY ?? null, file: env.YIDAN_TRAIL_FILE ?? null },
    clockOffsetMs: env.YIDAN_CLOCK_OFFSET_MS,
    testMode,
    otlpUrl: env.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    logLevel: env.LOG_LEVEL,
  };
}

/** One key, or several with one that seals; given both ways nobody could say which one seals. */
function fieldKeysFromEnv({ YIDAN_FIELD_KEY: only, YIDAN_FIELD_KEYS: several }: PlatformEnv): FieldKeys | null {
  if (only !== undefined && several !== undefined) throw new Error('give YIDAN_FIELD_KEY or YIDAN_FIELD_KEYS, not both');
  if (several !== undefined) return FieldKeys.parse(several);
  return only === undefined ? null : FieldKeys.only(Buffer.from(only, 'base64'));
}
