import { Provider, type AdapterFactory, type Configuration, type Grant, type KoaContextWithOIDC } from 'oidc-provider';
import { algorithm, cookieKey, type IssuerKeys } from './issuer-key.ts';
import { guardTokenEndpoint } from './guard-token-endpoint.ts';
import type { LockOut } from './lock-out.ts';
import { languageFor } from './login/language.ts';
import { failedPage, leavingPage, leftPage } from './login/other-pages.ts';
import { contentPolicy } from './login/page.ts';
import type { Language } from './login/person.ts';

/** The application people sign in to: public, in a browser, ours. */
export interface Application {
  clientId: string;
  /** Where it takes the answer of a login. */
  redirectUris: string[];
  /** Where it wants to be after signing out. */
  signedOutUris: string[];
}

/** What the provider needs to know of the installation it stands in. */
export interface ProviderSettings {
  dataDir: string;
  /** The address of the issuer, `iss` of every token. */
  url: string;
  /** The audience services want to find in a token. */
  audience: string;
  application: Application;
}

/** What outlives a change of the key: sessions, codes and who was locked out. */
export interface Kept {
  store: AdapterFactory;
  lockOut: LockOut;
}

/** How long the access token of a login lives, in seconds; it is renewed in silence. */
export const ACCESS_TOKEN_TTL = 3600;
const MINUTES = 60;
const DAYS = 24 * 3600;

/** All services under one name; what a token for them may do is said by the grants in the list registry. */
const SERVICES = 'urn:yidan:services';

/** 授权服务: OpenID Connect with code and PKCE for people, client credentials for departments' systems, its tokens signed by the same kept key as those of the command line. */
export async function openProvider({ dataDir, url, audience, application }: ProviderSettings, keys: IssuerKeys, { store, lockOut }: Kept): Promise<Provider> {
  const base = new URL(url).pathname;
  const provider = new Provider(url, {
    ...identifiersOf(new URL(url), await cookieKey(dataDir)),
    adapter: store,
    // The first signs; the others are published for as long as tokens of theirs may live.
    jwks: { keys: [...keys] as never[] },
    clients: [
      {
        client_id: application.clientId,
        redirect_uris: application.redirectUris,
        post_logout_redirect_uris: application.signedOutUris,
        grant_types: ['authorization_code', 'refresh_token'],
        token_endpoint_auth_method: 'none',
      },
    ],
    clientDefaults: { id_token_signed_response_alg: algorithm, response_types: ['code'] },
    clientAuthMethods: ['none', 'client_secret_post'],
    enabledJWA: { idTokenSigningAlgValues: [algorithm] },
    responseTypes: ['code'],
    scopes: ['openid'],
    discovery: { ui_locales_supported: ['zh-CN', 'en'] },
    // A page of the application's own origin may fetch tokens, such as the development server of the console.
    clientBasedCORS: (_ctx, origin, client) => (client.redirectUris ?? []).some((uri) => new URL(uri).origin === origin),
    ttl: { AccessToken: ACCESS_TOKEN_TTL, ClientCredentials: ACCESS_TOKEN_TTL, AuthorizationCode: MINUTES, IdToken: ACCESS_TOKEN_TTL, Interaction: 60 * MINUTES, Session: 14 * DAYS, Grant: 14 * DAYS, RefreshToken: 14 * DAYS },
    // Nobody is thrown out in the middle of work, and signing out still ends everything: a refresh token lives as long as its session.
    issueRefreshToken: () => true,
    expiresWithSession: () => true,
    rotateRefreshToken: true,
    findAccount: (_ctx, subject) => ({ accountId: subject, claims: () => ({ sub: subject }) }),
    loadExistingGrant: grantToOwnApplication,
    interactions: { url: (_ctx, interaction) => `${base}/login/${interaction.uid}` },
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => SERVICES,
        getResourceServerInfo: () => ({ scope: '', audience, accessTokenTTL: ACCESS_TOKEN_TTL, accessTokenFormat: 'jwt', jwt: { sign: { alg: algorithm } } }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => show(ctx, (language) => leavingPage(language, form, ctx.oidc.entities.IdTokenHint !== undefined)),
        postLogoutSuccessSource: (ctx) => show(ctx, leftPage),
      },
    },
    renderError: (ctx, out) => show(ctx, (language) => failedPage(language, out)),
  });
  const policy = contentPolicy([...new Set(application.redirectUris.map((uri) => new URL(uri).origin))]);
  provider.use((ctx, next) => {
    ctx.set({ 'content-security-policy': policy, 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    return next();
  });
  provider.use(guardTokenEndpoint(lockOut));
  provider.on('server_error', (_ctx, error) => console.error(error));
  return provider;
}

/** Cookies know no ports: two installations on one machine must not take each other's. */
function identifiersOf({ pathname, port }: URL, key: string): Pick<Configuration, 'cookies'> {
  const own = (name: string): string => `yidan_${name}_${port || 'default'}`;
  return {
    cookies: {
      keys: [key],
      names: { session: own('session'), interaction: own('interaction'), resume: own('resume') },
      long: { path: pathname, httpOnly: true, sameSite: 'lax' },
      short: { httpOnly: true, sameSite: 'lax' },
    },
  };
}

/** Our own application asks nobody's consent: the grant is made at the first login. */
async function grantToOwnApplication(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { session, client, provider } = ctx.oidc;
  if (!session?.accountId || !client) return undefined;
  const existing = session.grantIdFor(client.clientId);
  const grant = existing === undefined ? undefined : await provider.Grant.find(existing);
  if (grant) return grant;
  const made = new provider.Grant({ accountId: session.accountId, clientId: client.clientId });
  made.addOIDCScope('openid');
  await made.save();
  return made;
}

function show(ctx: KoaContextWithOIDC, page: (language: Language) => string): void {
  ctx.type = 'html';
  ctx.body = page(languageFor({ uiLocales: ctx.oidc?.params?.['ui_locales'], accepted: ctx.get('accept-language') }));
}
