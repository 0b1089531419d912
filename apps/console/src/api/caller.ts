import { organsToChooseFrom } from '../frame/organ-choice.ts';
import { offline, problemFrom, type Problem } from './problem.ts';
import { sendFile, type Sent } from './send-file.ts';

/** What calling the services needs of the session and of the frame. */
export interface CallerContext {
  /** The access token, or null where nobody is signed in any more. */
  token(): Promise<string | null>;
  /** Tries to get a fresh token once; null where the session is over. */
  renewedToken(): Promise<string | null>;
  /** The session is over: whoever called has to sign in again. */
  signedOut(): void;
  /** The organ acted for, where one was chosen. */
  organ(): string | null;
  /** The organ kept is none of the person's any more. */
  forgetOrgan(): void;
  /** Asks the person which of several organs is acted for; null where that was refused. */
  chooseOrgan(organs: readonly string[]): Promise<string | null>;
}

export interface CallOptions {
  body?: unknown;
  idempotencyKey?: string;
  ifMatch?: number;
}

/** A file as an answer. */
export interface ReceivedFile {
  name: string;
  content: Blob;
}

type Attempt<T extends Sent> = (headers: Record<string, string>) => Promise<T>;

/** 接口调用: calls the services as the person who is signed in; refusals come as problems. */
export class Caller {
  private readonly context: CallerContext;

  constructor(context: CallerContext) {
    this.context = context;
  }

  async get<T>(path: string): Promise<T> {
    return (await this.answer('GET', path, {})) as T;
  }

  async post<T>(path: string, options: CallOptions): Promise<T> {
    return (await this.answer('POST', path, options)) as T;
  }

  async put<T>(path: string, options: CallOptions): Promise<T> {
    return (await this.answer('PUT', path, options)) as T;
  }

  /** Sends one file and tells how much of it, from 0 to 1, has left. */
  async upload<T>(path: string, file: File, options: { idempotencyKey?: string; onProgress(share: number): void }): Promise<T> {
    const sent = await this.attempt((headers) => sendFile(path, file, { ...headers, ...keyed(options.idempotencyKey) }, options.onProgress));
    return JSON.parse(sent.text) as T;
  }

  download(path: string, name: string): Promise<ReceivedFile> {
    return this.received(path, name, {});
  }

  /** Sends one file and gets another one back. */
  exchange(path: string, file: File, name: string): Promise<ReceivedFile> {
    const body = new FormData();
    body.append('file', file, file.name);
    return this.received(path, name, { method: 'POST', body });
  }

  /** Opens a stream of events; what was heard last is named, so that it goes on from there. */
  async stream(path: string, lastEventId: string | null, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const own = { accept: 'text/event-stream', ...(lastEventId === null ? {} : { 'last-event-id': lastEventId }) };
    const { body } = await this.attempt(async (headers) => {
      const response = await fetch(path, { headers: { ...headers, ...own }, cache: 'no-store', signal });
      return { status: response.status, text: response.ok ? '' : await response.text(), body: response.body };
    });
    if (!body) throw offline();
    return body;
  }

  private async received(path: string, name: string, request: RequestInit): Promise<ReceivedFile> {
    const sent = await this.attempt(async (headers) => {
      const response = await fetch(path, { ...request, headers });
      const content = await response.blob();
      return { status: response.status, text: response.ok ? '' : await content.text(), content };
    });
    return { name, content: sent.content };
  }

  private async answer(method: string, path: string, { body, idempotencyKey, ifMatch }: CallOptions): Promise<unknown> {
    const request: RequestInit = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    const own = { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...keyed(idempotencyKey), ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }) };
    const { text } = await this.attempt(async (headers) => {
      const response = await fetch(path, { ...request, headers: { ...headers, ...own } });
      return { status: response.status, text: await response.text() };
    });
    return text === '' ? undefined : JSON.parse(text);
  }

  /** A token that ran out is renewed once, a missing organ is asked for once; then the refusal stands. */
  private async attempt<T extends Sent>(send: Attempt<T>): Promise<T> {
    const first = await this.once(send, await this.context.token());
    if (isOver(first)) {
      const renewed = await this.context.renewedToken();
      if (renewed === null) {
        this.context.signedOut();
        throw problemFrom(first.status, first.text);
      }
      const second = await this.once(send, renewed);
      if (second.status === 401) this.context.signedOut();
      return this.settled(send, second);
    }
    return this.settled(send, first);
  }

  private async settled<T extends Sent>(send: Attempt<T>, sent: T): Promise<T> {
    if (sent.status >= 200 && sent.status < 300) return sent;
    const problem = problemFrom(sent.status, sent.text);
    if (problem.code === 'SEC.NO_GRANT' && this.context.organ() !== null) {
      // The right at the organ kept from before has ended; without it the service says which are left.
      this.context.forgetOrgan();
      return this.settled(send, await this.once(send, await this.context.token()));
    }
    const organ = await this.organFor(problem);
    if (organ === null) throw problem;
    const again = await this.once(send, await this.context.token());
    if (again.status >= 200 && again.status < 300) return again;
    throw problemFrom(again.status, again.text);
  }

  private async organFor(problem: Problem): Promise<string | null> {
    const organs = organsToChooseFrom(problem);
    return organs.length === 0 ? null : this.context.chooseOrgan(organs);
  }

  private async once<T extends Sent>(send: Attempt<T>, token: string | null): Promise<T> {
    const organ = this.context.organ();
    try {
      return await send({ ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...(organ === null ? {} : { 'yidan-organ': organ }) });
    } catch {
      throw offline();
    }
  }
}

// A genuine token of somebody without any right is refused as well; a fresh one would be no better.
function isOver({ status, text }: Sent): boolean {
  return status === 401 && problemFrom(status, text).code !== 'AUTH.TENANT_MISSING';
}

function keyed(key: string | undefined): Record<string, string> {
  return key === undefined ? {} : { 'idempotency-key': key };
}
