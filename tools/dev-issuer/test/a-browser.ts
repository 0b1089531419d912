import { createHash, randomBytes } from 'node:crypto';

/** What the token endpoint answers. */
export interface Tokens {
  access_token: string;
  id_token: string;
  refresh_token: string;
  expires_in: number;
  token_type: string;
}

const application = 'yidan-console';

/** 浏览器: keeps cookies by path and follows redirects by hand, as the person at the screen and the console in the page would see them. */
export class Browser {
  readonly verifier = randomBytes(32).toString('base64url');
  /** Every cookie as it was set. */
  readonly set: string[] = [];
  private readonly cookies = new Map<string, { value: string; path: string }>();
  private readonly origin: string;

  constructor(origin: string) {
    this.origin = origin;
  }

  async open(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, this.origin);
    const sent = [...this.cookies].filter(([, { path }]) => url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`));
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { accept: 'text/html', ...init.headers, cookie: sent.map(([name, { value }]) => `${name}=${value}`).join('; ') } });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  /** Sends a form, as a click on one of its buttons does. */
  submit(address: string, fields: Record<string, string>): Promise<Response> {
    return this.open(address, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** Begins a login as the console does; answers with what comes first. */
  begin(more: Record<string, string> = {}): Promise<Response> {
    const question = {
      client_id: application,
      response_type: 'code',
      redirect_uri: `${this.origin}/signed-in`,
      scope: 'openid',
      state: 'from-the-console',
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...more,
    };
    return this.open(`/issuer/auth?${new URLSearchParams(question).toString()}`);
  }

  /** The address of the login page that a login begun leads to. */
  async loginPage(more?: Record<string, string>): Promise<string> {
    return (await this.begin(more)).headers.get('location')!;
  }

  /** Follows redirects and self-submitting forms until they leave the issuer; answers with where they lead. */
  async follow(response: Response): Promise<URL> {
    for (let next = response, steps = 0; steps < 10; steps += 1) {
      const location = next.headers.get('location');
      if (location !== null) {
        const url = new URL(location, this.origin);
        if (!url.pathname.startsWith('/issuer/')) return url;
        next = await this.open(url.href);
        continue;
      }
      const page = await next.text();
      const action = /<form[^>]* action="([^"]+)"/.exec(page)?.[1];
      if (action === undefined) throw new Error(`the way ends at ${next.status}: ${page}`);
      const fields = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!] as const);
      next = await this.submit(action, { ...Object.fromEntries(fields), ...(page.includes('name="logout" value="yes"') && { logout: 'yes' }) });
    }
    throw new Error('the way does not end');
  }

  /** Signs in as a person and answers with the tokens, or with how they are refused. */
  async signIn(subject: string, { verifier = this.verifier, ...more }: Record<string, string> = {}): Promise<Tokens> {
    const arrived = await this.follow(await this.submit(await this.loginPage(more), { subject }));
    return (await this.exchange(arrived.searchParams.get('code')!, verifier)).json() as Promise<Tokens>;
  }

  exchange(code: string, verifier = this.verifier): Promise<Response> {
    return this.token({ grant_type: 'authorization_code', code, redirect_uri: `${this.origin}/signed-in`, code_verifier: verifier });
  }

  token(fields: Record<string, string>): Promise<Response> {
    return fetch(`${this.origin}/issuer/token`, { method: 'POST', body: new URLSearchParams({ client_id: application, ...fields }) });
  }

  private keep(line: string): void {
    this.set.push(line);
    const [pair, ...attributes] = line.split(/;\s*/);
    const [name, value] = [pair!.slice(0, pair!.indexOf('=')), pair!.slice(pair!.indexOf('=') + 1)];
    const path = attributes.find((each) => each.toLowerCase().startsWith('path='))?.slice(5) ?? '/';
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, { value, path });
  }
}
