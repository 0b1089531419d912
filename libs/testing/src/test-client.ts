/** An answer as the caller sees it. */
export interface Answer {
  status: number;
  // Specs look at answers by name; their schemas are checked where they are declared.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  headers: Headers;
}

/** 调用者: somebody with a token, calling the services over HTTP. */
export class TestClient {
  constructor(
    private readonly address: string,
    private readonly token: string | null,
    private readonly always: Record<string, string> = {},
  ) {}

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  put(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('PUT', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  delete(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('DELETE', path, undefined, headers);
  }

  upload(path: string, fileName: string, bytes: Uint8Array, headers: Record<string, string> = {}): Promise<Answer> {
    const form = new FormData();
    form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>]), fileName);
    return this.send('POST', path, form, headers);
  }

  /** The bytes of a file answer. */
  async download(path: string, headers: Record<string, string> = {}): Promise<{ status: number; bytes: Buffer; headers: Headers }> {
    const response = await fetch(this.address + path, { headers: this.headers(headers) });
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers };
  }

  private async send(method: string, path: string, body: string | FormData | undefined, headers: Record<string, string>): Promise<Answer> {
    const response = await fetch(this.address + path, { method, headers: this.headers(headers), ...(body === undefined ? {} : { body }) });
    const text = await textOf(response);
    const json = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, body: json && text ? JSON.parse(text) : text, headers: response.headers };
  }

  private headers(own: Record<string, string>): Record<string, string> {
    // Of a stream its first words are read.
    return { accept: '*/*, text/event-stream', ...(this.token ? { authorization: `Bearer ${this.token}` } : {}), ...this.always, ...own };
  }
}

/** The whole body, or of a stream that never ends its first words. */
async function textOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.startsWith('text/event-stream') || !response.body) return response.text();
  const words: string[] = [];
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  for (let { done, value } = await reader.read(); !done; { done, value } = await reader.read()) {
    words.push(decoder.decode(value as Uint8Array, { stream: true }));
    // The first of an open stream is only how to come again.
    if (/\ndata: .*\n\n/.test(words.join(''))) break;
  }
  await reader.cancel();
  return words.join('');
}
