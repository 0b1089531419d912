import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import type { ConsoleSettings } from './settings.ts';
import { mayGoToLogin, personFrom, returnTarget, type SignedInPerson } from './session-rules.ts';

/** What the console remembers for the time of one session, beside the login itself. */
const OURS = 'yidan.';

/** 会话: who is signed in, kept for this browser tab; tokens are renewed before they run out. */
export class Session {
  private readonly manager: UserManager;
  private renewing: Promise<string | null> | null = null;

  constructor({ issuer, clientId, scope }: ConsoleSettings) {
    const store = new WebStorageStateStore({ store: sessionStorage });
    this.manager = new UserManager({
      authority: issuer,
      client_id: clientId,
      scope,
      redirect_uri: `${location.origin}/signed-in`,
      post_logout_redirect_uri: `${location.origin}/`,
      response_type: 'code',
      userStore: store,
      stateStore: store,
      automaticSilentRenew: true,
    });
  }

  /** The person signed in, renewed if need be; null where nobody is. */
  async person(): Promise<SignedInPerson | null> {
    const user = await this.manager.getUser();
    if (!user) return null;
    if (user.expired && (await this.renewedToken()) === null) return null;
    return personFrom(user.profile);
  }

  async token(): Promise<string | null> {
    const user = await this.manager.getUser();
    if (!user) return null;
    return user.expired ? this.renewedToken() : user.access_token;
  }

  /** A fresh token; calls that need one at the same moment share it, since a refresh token is good for one use. */
  renewedToken(): Promise<string | null> {
    this.renewing ??= this.renew().finally(() => (this.renewing = null));
    return this.renewing;
  }

  /** Leaves for the login page; the console comes back to where the person was. */
  async signIn(language: string): Promise<void> {
    const returnTo = returnTarget(location.pathname + location.search);
    await this.manager.signinRedirect({ state: { returnTo }, ui_locales: language });
  }

  /** Takes the answer of the login page; says where the person wanted to be. */
  async signedIn(): Promise<string> {
    const user: User = await this.manager.signinRedirectCallback();
    return returnTarget((user.state as { returnTo?: unknown } | undefined)?.returnTo);
  }

  /** The services no longer know the session. False where the login was tried a moment ago in vain. */
  async ended(language: string): Promise<boolean> {
    await this.manager.removeUser();
    if (!mayGoToLogin(sessionStorage, Date.now())) return false;
    await this.signIn(language);
    return true;
  }

  /** Signs out here and at the issuer; nothing of the session stays in the browser. */
  async signOut(language: string): Promise<void> {
    for (const key of Object.keys(sessionStorage).filter((name) => name.startsWith(OURS))) sessionStorage.removeItem(key);
    try {
      await this.manager.signoutRedirect({ extraQueryParams: { ui_locales: language } });
    } catch {
      // An issuer without a page for signing out, or out of reach: here the session ends all the same.
      await this.manager.removeUser();
      location.assign('/');
    }
  }

  private async renew(): Promise<string | null> {
    try {
      return (await this.manager.signinSilent())?.access_token ?? null;
    } catch {
      return null;
    }
  }
}
