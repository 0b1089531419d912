import { Agent, request as open } from 'node:http';

/** One request of a load. */
export interface LoadRequest {
  method: 'GET' | 'POST';
  path: string;
  token: string;
  body?: string;
  headers?: Record<string, string>;
}

export interface LoadPlan {
  address: string;
  clients: number;
  seconds: number;
  next(client: number): LoadRequest;
  /** The status every answer must have; another one ends the bench. */
  status: number;
}

/** What a load came to: answers per second, and how long each of them took, in milliseconds. */
export interface LoadOutcome {
  perSecond: number;
  milliseconds: number[];
}

/** 压测客户端: each sends one request after another on one connection that stays open. */
export async function loadOverHttp({ address, clients, seconds, next, status }: LoadPlan): Promise<LoadOutcome> {
  const milliseconds: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      while (performance.now() < until) {
        const sent = performance.now();
        const answer = await send(address, next(client), agent);
        if (answer.status !== status) throw new Error(`${answer.status} ${answer.body}`);
        milliseconds.push(performance.now() - sent);
      }
      agent.destroy();
    }),
  );
  return { perSecond: (milliseconds.length / (performance.now() - began)) * 1000, milliseconds };
}

/** Sends one request and waits for the whole answer. */
export function send(address: string, { method, path, token, body, headers }: LoadRequest, agent?: Agent): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const content = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const request = open(address + path, { method, headers: { authorization: `Bearer ${token}`, ...content, ...headers }, ...(agent && { agent }) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode!, body: Buffer.concat(chunks).toString() }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}
