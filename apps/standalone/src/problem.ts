import type { ServerResponse } from 'node:http';
import { Problem, refusalOf, refuse as refuseWith } from '@yidan/platform';

/** Refuses a request at the front door in the words of the API. */
export function refuse(response: ServerResponse, status: 404 | 503): void {
  refuseWith(response, status === 404 ? refusalOf(404) : notRunning, response.req.url);
}

const notRunning = new Problem(503, 'COMMON.UNAVAILABLE', 'The service is not running', '服务暂不可用，请稍后重试', { headers: { 'retry-after': '1' } });
