import { z } from 'zod';

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
  YIDAN_OPERATOR_SUBJECT: z.string().min(1).default('platform.operator'),
  /** 32 bytes in base64: encrypts complainants' personal data. */
  YIDAN_FIELD_KEY: z.string().refine((value) => Buffer.from(value, 'base64').length === 32, 'must be 32 bytes in base64').optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8080),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  YIDAN_TEST_MODE: z.enum(['0', '1']).default('0'),
  YIDAN_CLOCK_OFFSET_MS: z.coerce.number().int().default(0),
  /** `name:nth`, comma separated: where this process is to die. Test mode only. */
  YIDAN_FAILPOINTS: z.string().default(''),
});
export type PlatformEnv = z.infer<typeof PlatformEnv>;

/** Reads the environment once and reports all mistakes together, before the first connection. */
export function readEnv<Schema extends z.ZodType>(schema: Schema, environment: NodeJS.ProcessEnv = process.env): z.output<Schema> {
  const result = schema.safeParse(environment);
  if (result.success) return result.data;
  const mistakes = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`the environment is not complete:\n${mistakes.join('\n')}`);
}
