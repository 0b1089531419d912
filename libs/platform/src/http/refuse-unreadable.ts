import type { FastifyInstance, FastifyRequest } from 'fastify';
import { isTooLong } from './connection-limits.ts';
import { refusalOf } from './problem.filter.ts';
import { malformed } from './violations.ts';

const BODIES = ['application/json', 'multipart/form-data'];
const DEEPEST = 50;

/** 请求形式: refuses what no endpoint takes whoever asks: long addresses, compressed or foreign bodies, and text that no database can keep. */
export function refuseUnreadable(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    if (isTooLong(request.url)) return done(refusalOf(414));
    done(hasForeignBody(request) ? refusalOf(415) : undefined);
  });
  server.addHook('preValidation', (request, _reply, done) => {
    for (const [where, input] of [['body', request.body], ['query', request.query], ['path', request.params]] as const) {
      if (!isKeepable(input)) return done(malformed([{ path: where, code: 'COMMON.UNREADABLE_TEXT', ...words }]));
    }
    done();
  });
}

const words = { message: 'Contains characters that are no text, or is nested too deeply', messageZh: '含有非文本字符，或嵌套层级过深' };

function hasForeignBody({ headers }: FastifyRequest): boolean {
  // A small compressed body may become a large one after the limit was checked.
  if (!['', 'identity'].includes((headers['content-encoding'] ?? '').trim().toLowerCase())) return true;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  return hasBody && !BODIES.includes(type);
}

/** Whether every text in an input can be stored: no NUL, no half of a surrogate pair. */
function isKeepable(input: unknown, depth = 0): boolean {
  if (typeof input === 'string') return !input.includes('\0') && input.isWellFormed();
  if (typeof input !== 'object' || input === null) return true;
  if (depth >= DEEPEST) return false;
  if (Array.isArray(input)) return input.every((entry) => isKeepable(entry, depth + 1));
  return Object.entries(input).every(([key, value]) => isKeepable(key) && isKeepable(value, depth + 1));
}
