import type { ServerResponse } from 'node:http';

/** Refuses a request at the front door in the words of the API. */
export function refuse(response: ServerResponse, status: 404 | 503): void {
  if (!response.headersSent) response.writeHead(status, { 'content-type': 'application/problem+json', ...(status === 503 && { 'retry-after': '1' }) });
  response.end(JSON.stringify(status === 404 ? nothingThere : notRunning));
}

const nothingThere = { type: 'urn:yidan:problem:COMMON.NOT_FOUND', title: 'Not found', status: 404, code: 'COMMON.NOT_FOUND', detail: 'There is nothing at this address', detailZh: '请求的地址不存在' };
const notRunning = { type: 'urn:yidan:problem:COMMON.UNAVAILABLE', title: 'Temporarily unavailable', status: 503, code: 'COMMON.UNAVAILABLE', detail: 'The service is not running', detailZh: '服务暂不可用，请稍后重试' };
