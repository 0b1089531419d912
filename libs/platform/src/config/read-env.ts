import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { neverWrite } from '../telemetry/struck-out.ts';
import { isSigningKey } from '../trail/checkpoint.ts';
import { FieldKeys } from '../personal-data/field-keys.ts';
import { LIMIT_VARIABLES } from './limits.ts';
import { WEBHOOK_VARIABLES } from './webhook-settings.ts';

/** 机密: the variables nobody may read by the way. Each `X` may come as `X_FILE`, the path of a file that holds it; its value stands in no log and no answer. */
export const SECRETS = ['DATABASE_URL', 'DATABASE_WORKER_URL', 'DATABASE_OWNER_URL', 'NATS_URL', 'YIDAN_FIELD_KEY', 'YIDAN_FIELD_KEYS', 'YIDAN_TRAIL_KEY'];

/** What every service process reads from its environment; secrets have no defaults. */
export const PlatformEnv = z.object({
  DATABASE_URL: z.string().min(1),
  DATABASE_WORKER_URL: z.string().min(1),
  DATABASE_OWNER_URL: z.string().min(1).optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
  NATS_URL: z.string().min(1),
  OIDC_ISSUER: z.string().min(1),
  OIDC_AUDIENCE: z.string().min(1).default('yidan'),
  OIDC_JWKS_URL: z.url(),
  /** The claim that names who signs in, where the issuer's `sub` cannot be what the grants know. */
  OIDC_SUBJECT_CLAIM: z.string().min(1).default('sub'),
  YIDAN_OPERATOR_SUBJECT: z.string().min(1).default('platform.operator'),
  /** 32 bytes in base64: encrypts personal data. */
  YIDAN_FIELD_KEY: z.string().refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 bytes in base64').optional(),
  /** Instead of the one key: several with names, `{"current": …, "keys": {…}}`. */
  YIDAN_FIELD_KEYS: z.string().superRefine(refuseUnreadableKeys).optional(),
  /** How the journal's chain is hashed; settled with its first link. */
  YIDAN_CHAIN_HASH: z.enum(['sha256', 'sm3']).default('sha256'),
  /** Ed25519 private key, PKCS#8 in PEM or base64: signs the checkpoints of the journal. */
  YIDAN_TRAIL_KEY: z.string().refine(isSigningKey, 'must be an Ed25519 private key, PKCS#8 in PEM or base64').optional(),
  /** Where each checkpoint is also written down, one line each: a place that whoever runs the database cannot write to. */
  YIDAN_TRAIL_FILE: z.string().min(1).optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  ...LIMIT_VARIABLES,
  ...WEBHOOK_VARIABLES,
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  YIDAN_TEST_MODE: z.enum(['0', '1']).default('0'),
  YIDAN_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
  /** `name:nth`, comma separated: where this process is to die. Test mode only. */
  YIDAN_FAILPOINTS: z.string().default(''),
});
export type PlatformEnv = z.infer<typeof PlatformEnv>;

/** Reads the environment once, secrets also from files, and reports all mistakes together, before the first connection. */
export function readEnv<Schema extends z.ZodType>(schema: Schema, environment: NodeJS.ProcessEnv = process.env): z.output<Schema> {
  const { values, faults } = withSecretsOfFiles(environment);
  for (const name of SECRETS) neverWrite(values[name]);
  const result = schema.safeParse(values);
  if (result.success && faults.length === 0) return result.data;
  const told = new Set(faults.map(({ name }) => name));
  const missing = (result.error?.issues ?? []).filter(({ path }) => !told.has(String(path[0])));
  const mistakes = [...faults.map(({ message }) => message), ...missing.map(({ path, message }) => `${path.join('.')}: ${message}`)];
  throw new Error(`the environment is not complete:\n${mistakes.map((mistake) => `  ${mistake}`).join('\n')}`);
}

type Fault = { name: string; message: string };

// What a file holds is never part of a message, and neither is what the system says of it beyond its code.
function withSecretsOfFiles(environment: NodeJS.ProcessEnv): { values: NodeJS.ProcessEnv; faults: Fault[] } {
  const values = { ...environment };
  const faults: Fault[] = [];
  for (const name of SECRETS) {
    const file = environment[`${name}_FILE`];
    if (file === undefined) continue;
    if (environment[name] !== undefined) {
      faults.push({ name, message: `${name}: given twice, as ${name} and as ${name}_FILE` });
      continue;
    }
    try {
      // Editors and `echo` leave a line end that is no part of the secret.
      values[name] = readFileSync(file, 'utf8').trim();
    } catch (error) {
      faults.push({ name, message: `${name}_FILE: ${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})` });
    }
  }
  return { values, faults };
}

function refuseUnreadableKeys(text: string, context: z.RefinementCtx): void {
  try {
    FieldKeys.parse(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
  }
}
