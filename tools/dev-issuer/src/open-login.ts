import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { languageFor } from './login/language.ts';
import { loginPage } from './login/login-page.ts';
import { expiredPage } from './login/other-pages.ts';
import type { Person } from './login/person.ts';
import { contentPolicy } from './login/page.ts';
import { openProvider, type ProviderSettings } from './open-provider.ts';
import type { Route } from './login-routes.ts';

/** Who can sign in. */
export interface LoginSettings extends ProviderSettings {
  /** The people offered; asked for once. */
  people(): readonly Person[];
  /** Whether somebody who is not offered is known all the same. */
  knows(subject: string): Promise<boolean>;
}

/** More than any subject's form takes. */
const FORM_LIMIT = 4096;

/** 登录: everything below the issuer's address, which is where people choose who they are. */
export async function openLogin(settings: LoginSettings): Promise<Route> {
  const provider = await openProvider(settings);
  const protocol = provider.callback();
  const people = settings.people();
  const base = new URL(settings.url).pathname;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': contentPolicy([...new Set(settings.application.redirectUris.map((uri) => new URL(uri).origin))]),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  return (request, response) => {
    const target = request.url ?? '/';
    if (!target.startsWith(`${base}/login/`)) {
      // The provider finds out from these two where it is mounted.
      const below = target.slice(base.length);
      Object.assign(request, { originalUrl: target, url: below.startsWith('/') ? below : `/${below}` });
      void protocol(request, response);
      return;
    }
    const show = (status: number, page: string): void => void response.writeHead(status, headers).end(page);
    logIn({ provider, people, knows: settings.knows, show }, request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  };
}

interface Desk extends Pick<LoginSettings, 'knows'> {
  provider: Provider;
  people: readonly Person[];
  show(status: number, page: string): void;
}

async function logIn({ provider, people, knows, show }: Desk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = new URL(request.url ?? '/', 'http://issuer').searchParams;
  const form = request.method === 'POST' ? await formOf(request) : new URLSearchParams();
  const wishes = { chosen: form.get('lang') ?? asked.get('lang'), accepted: request.headers['accept-language'] };
  const interaction = await provider.interactionDetails(request, response).catch(() => null);
  if (!interaction) return show(400, expiredPage(languageFor(wishes)));

  const language = languageFor({ ...wishes, uiLocales: interaction.params['ui_locales'] });
  const subject = form.get('subject')?.trim();
  if (!subject) return show(200, loginPage({ language, people, question: asked.get('q')?.trim() ?? '' }));
  const known = people.some((person) => person.subject === subject) || (await knows(subject));
  if (!known) return show(422, loginPage({ language, people, question: '', unknown: subject }));
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
