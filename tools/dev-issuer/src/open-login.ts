import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';
import { keysNow, openKeys } from './issuer-key.ts';
import { LockOut, lockOutRule, type LockOutRule } from './lock-out.ts';
import { languageFor } from './login/language.ts';
import { loginPage } from './login/login-page.ts';
import { expiredPage, lockedPage } from './login/other-pages.ts';
import type { Person } from './login/person.ts';
import { contentPolicy } from './login/page.ts';
import { withMachineClients } from './machine-clients.ts';
import { openProvider, type Kept, type ProviderSettings } from './open-provider.ts';
import type { Route } from './login-routes.ts';

/** Who can sign in. */
export interface LoginSettings extends ProviderSettings {
  /** The people offered; asked for once. */
  people(): readonly Person[];
  /** Whether somebody who is not offered is known all the same. */
  knows(subject: string): Promise<boolean>;
  /** When failures lock out, where it is not for the environment to say. */
  lockOut?: LockOutRule;
}

/** More than any subject's form takes. */
const FORM_LIMIT = 4096;

/** 登录: everything below the issuer's address, which is where people choose who they are. */
export async function openLogin(settings: LoginSettings): Promise<Route> {
  const { dataDir } = settings;
  const kept: Kept = { store: withMachineClients(dataDir, createMemoryAdapter()), lockOut: new LockOut(settings.lockOut ?? lockOutRule()) };
  await openKeys(dataDir);
  let open = await providerNow(settings, kept);
  let opening: Promise<void> | null = null;
  // Another process may replace the key; sessions and codes go on under the new one.
  const current = async (): Promise<OpenProvider> => {
    if (open.kids !== kidsNow(dataDir)) {
      opening ??= providerNow(settings, kept).then((next) => {
        open = next;
        opening = null;
      });
      await opening;
    }
    return open;
  };
  const people = settings.people();
  const base = new URL(settings.url).pathname;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': contentPolicy([...new Set(settings.application.redirectUris.map((uri) => new URL(uri).origin))]),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  const answer: (...exchange: Parameters<Route>) => Promise<void> = async (request, response) => {
    const { provider, protocol } = await current();
    const target = request.url ?? '/';
    if (!target.startsWith(`${base}/login/`)) {
      // The provider finds out from these two where it is mounted.
      const below = target.slice(base.length);
      Object.assign(request, { originalUrl: target, url: below.startsWith('/') ? below : `/${below}` });
      await protocol(request, response);
      return;
    }
    const show: Desk['show'] = (status, page, more = {}) => void response.writeHead(status, { ...headers, ...more }).end(page);
    await logIn({ provider, people, knows: settings.knows, lockOut: kept.lockOut, show }, request, response);
  };
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}

const kidsNow = (dataDir: string): string => keysNow(dataDir).map(({ kid }) => kid).join();

interface OpenProvider {
  kids: string;
  provider: Provider;
  protocol: ReturnType<Provider['callback']>;
}

async function providerNow(settings: LoginSettings, kept: Kept): Promise<OpenProvider> {
  const kids = kidsNow(settings.dataDir);
  const provider = await openProvider(settings, keysNow(settings.dataDir), kept);
  return { kids, provider, protocol: provider.callback() };
}

interface Desk extends Pick<LoginSettings, 'knows'> {
  provider: Provider;
  people: readonly Person[];
  lockOut: LockOut;
  show(status: number, page: string, headers?: Record<string, string>): void;
}

async function logIn({ provider, people, knows, lockOut, show }: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = new URL(request.url ?? '/', 'http://issuer').searchParams;
  const form = request.method === 'POST' ? await formOf(request) : new URLSearchParams();
  const wishes = { chosen: form.get('lang') ?? asked.get('lang'), accepted: request.headers['accept-language'] };
  const interaction = await provider.interactionDetails(request, response).catch(() => null);
  if (!interaction) return show(400, expiredPage(languageFor(wishes)));

  const language = languageFor({ ...wishes, uiLocales: interaction.params['ui_locales'] });
  const subject = form.get('subject')?.trim();
  if (!subject) return show(200, loginPage({ language, people, question: asked.get('q')?.trim() ?? '' }));
  const attempt = { account: subject, address: request.socket.remoteAddress ?? '' };
  const seconds = await lockOut.secondsLeft(attempt);
  if (seconds > 0) return show(429, lockedPage(language, seconds), { 'retry-after': String(seconds) });
  // Departments' systems have a secret for the token endpoint and nobody to sit before a page.
  const known = !subject.startsWith('client:') && (people.some((person) => person.subject === subject) || (await knows(subject)));
  if (!known) {
    await lockOut.failed(attempt);
    return show(422, loginPage({ language, people, question: '', unknown: subject }));
  }
  await provider.interactionFinished(request, response, { login: { accountId: subject } }, { mergeWithLastSubmission: false });
}

async function formOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > FORM_LIMIT) throw new Error('the form of a login is short');
  }
  return new URLSearchParams(text);
}
