import type { LoggerService } from '@nestjs/common';
import { trace } from '@opentelemetry/api';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { ServiceSettings } from '../config/service-settings.ts';
import { currentScope } from '../database/scope.ts';
import { currentRequestId } from './request-id.ts';
import { neverWrite, struckOut } from './struck-out.ts';

const SECRETS = [
  ...['authorization', 'cookie', '["set-cookie"]', '["proxy-authorization"]', 'token', 'password', 'passphrase', 'body', 'secret', 'clientSecret', 'client_secret', 'privateKey', 'fieldKey'],
  ...['connectionString', 'appUrl', 'workerUrl', 'DATABASE_URL', 'DATABASE_WORKER_URL', 'DATABASE_OWNER_URL', 'NATS_URL', 'YIDAN_FIELD_KEY'],
];
const ANYWHERE = SECRETS.flatMap((name) => ['', '*', '*.*'].map((above) => (name.startsWith('[') || above === '' ? `${above}${name}` : `${above}.${name}`)));

type Told = Pick<ServiceSettings, 'service' | 'logLevel'> & Partial<Pick<ServiceSettings, 'database' | 'nats'>>;

/** 日志: JSON lines with trace, tenant and request; tokens, bodies and the service's own secrets are struck out wherever a careless line carries them. */
export function createLogger(settings: Told, destination?: DestinationStream): Logger {
  neverWrite(settings.database?.appUrl, settings.database?.workerUrl, settings.nats?.url);
  const options = {
    level: settings.logLevel,
    base: { service: settings.service, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: ANYWHERE, censor: '[struck out]' },
    serializers: { err: plainError },
    // Names find what is where it belongs; this finds the value itself, in a message or a stack.
    hooks: { streamWrite: struckOut },
    mixin: whereabouts,
  };
  return destination ? pino(options, destination) : pino(options);
}

function whereabouts(): Record<string, string> {
  const span = trace.getActiveSpan()?.spanContext();
  const tenant = currentScope()?.tenant;
  const requestId = currentRequestId();
  return {
    ...(span ? { traceId: span.traceId, spanId: span.spanId } : {}),
    ...(tenant ? { tenant } : {}),
    ...(requestId ? { requestId } : {}),
  };
}

// A database error carries the row it refused, and a client's error the request it sent: neither is for the log.
function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name: type, message, stack, cause } = error;
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { type, message, ...code, stack, ...(cause === undefined ? {} : { cause: plainError(cause) }) };
}

/** Nest's own lines in the same form. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...more: unknown[]): void {
    this.write('info', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.write('error', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more);
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }

  verbose(message: unknown, ...more: unknown[]): void {
    this.write('trace', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.write('fatal', message, more);
  }

  // Nest puts the name of the speaker last and, for errors, a stack before it.
  private write(level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal', message: unknown, more: unknown[]): void {
    const context = more.at(-1);
    const stack = more.length > 1 ? more[0] : undefined;
    const fields = { ...(typeof context === 'string' ? { context } : {}), ...(typeof stack === 'string' ? { stack } : {}) };
    if (message instanceof Error) this.logger[level]({ ...fields, err: message }, message.message);
    else this.logger[level](fields, typeof message === 'string' ? message : JSON.stringify(message));
  }
}
