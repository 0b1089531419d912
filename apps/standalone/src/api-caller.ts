/** A refusal as the API words it. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly messageZh: string,
    readonly violations: { path: string; message: string; messageZh: string }[],
  ) {
    super(message);
  }
}

/** Calls the public API as one person; refusals come as errors. */
export class ApiCaller {
  constructor(
    private readonly address: string,
    private readonly token: string,
  ) {}

  get(path: string): Promise<Record<string, unknown>> {
    return this.send(path, { method: 'GET' });
  }

  post(path: string, body: unknown, idempotencyKey?: string): Promise<Record<string, unknown>> {
    return this.send(path, { method: 'POST', body: JSON.stringify(body) }, { 'content-type': 'application/json', ...keyed(idempotencyKey) });
  }

  upload(path: string, name: string, bytes: Uint8Array, idempotencyKey?: string): Promise<Record<string, unknown>> {
    const form = new FormData();
    form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
    return this.send(path, { method: 'POST', body: form }, keyed(idempotencyKey));
  }

  private async send(path: string, request: RequestInit, headers: Record<string, string> = {}): Promise<Record<string, unknown>> {
    const response = await fetch(this.address + path, { ...request, headers: { authorization: `Bearer ${this.token}`, ...headers } });
    const text = await response.text();
    const body = (text ? JSON.parse(text) : {}) as Record<string, unknown>;
    if (response.ok) return body;
    throw new Refused(response.status, String(body['code']), String(body['detail']), String(body['detailZh']), (body['violations'] as Refused['violations']) ?? []);
  }
}

function keyed(key: string | undefined): Record<string, string> {
  return key === undefined ? {} : { 'idempotency-key': key };
}
