import type { LoggerService } from '@nestjs/common';
import { trace } from '@opentelemetry/api';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { ServiceSettings } from '../config/service-settings.ts';
import { currentScope } from '../database/scope.ts';
import { currentRequestId } from './request-id.ts';

const SECRETS = ['authorization', 'cookie', 'token', 'password', 'body', 'secret'];

/** 日志: JSON lines with trace, tenant and request; tokens and bodies are struck out wherever a careless line carries them. */
export function createLogger(settings: Pick<ServiceSettings, 'service' | 'logLevel'>, destination?: DestinationStream): Logger {
  const options = {
    level: settings.logLevel,
    base: { service: settings.service, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: [...SECRETS, ...SECRETS.map((name) => `*.${name}`), ...SECRETS.map((name) => `*.*.${name}`)], censor: '[struck out]' },
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
