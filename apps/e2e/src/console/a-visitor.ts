import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const DESK = { width: 1366, height: 768 };
export const PHONE = { width: 390, height: 844 };

/** In what language and on what screen somebody looks at the console. */
export interface Looking {
  language?: 'zh-CN' | 'en';
  screen?: { width: number; height: number };
}

/** 来访者: a person with a browser of their own, who has come as far as the login page. */
export class Visitor {
  /** What the pages complained about beside refusals, which are answers. */
  readonly complaints: string[] = [];

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly address: string,
  ) {}

  static async at(address: string, browser: Browser, { language = 'zh-CN', screen = DESK }: Looking = {}): Promise<Visitor> {
    const context = await browser.newContext({ viewport: screen, locale: language, acceptDownloads: true });
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: address });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const visitor = new Visitor(context, page, address);
    page.on('pageerror', (error) => visitor.complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) visitor.complaints.push(message.text());
    });
    if (language === 'en') await page.addInitScript("localStorage.setItem('yidan.language', 'en')");
    return visitor;
  }

  /** Opens a page of the console. */
  async open(path: string): Promise<void> {
    await this.page.goto(this.address + path);
  }

  /** Opens a page of the console as somebody who is not signed in yet, and signs in at the login page. */
  async signIn(subject: string, path = '/'): Promise<void> {
    await this.open(path);
    await this.logIn(subject);
  }

  /** Opens a page of the console as somebody whose sign-in is known from before; the login itself is for the journeys about it. */
  async resume(kept: string, path = '/'): Promise<void> {
    await this.page.addInitScript(`if (sessionStorage.length === 0) Object.assign(sessionStorage, ${kept})`);
    await this.open(path);
    await this.page.locator('main h1').first().waitFor();
  }

  /** The sign-in as this browser keeps it. */
  signedInAs(): Promise<string> {
    return this.page.evaluate<string>('JSON.stringify(Object.fromEntries(Object.entries(sessionStorage).filter(([name]) => name.startsWith("oidc.user:"))))');
  }

  /** Says at the login page who it is. */
  async logIn(subject: string): Promise<void> {
    await this.page.waitForURL(/\/issuer\/login\//);
    await this.page.locator('#subject').fill(subject);
    await this.page.locator('#subject').press('Enter');
    await this.page.locator('main h1').first().waitFor();
    await this.page.waitForURL((url) => !/^\/(issuer|signed-in)/.test(url.pathname));
  }

  /** Asks the question box and waits for the decision. */
  async ask(text: string): Promise<void> {
    await this.page.locator('#question').fill(text);
    await this.page.locator('#question').press('Control+Enter');
    await this.page.locator('.decision').waitFor();
    await this.page.locator('.asked', { hasText: text }).waitFor();
  }

  /** The text of the first element that fits. */
  async text(selector: string): Promise<string> {
    return (await this.page.locator(selector).first().innerText()).trim();
  }

  button(name: string | RegExp) {
    return this.page.getByRole('button', { name });
  }

  /** What axe finds wrong with the page as it stands: rule and place. */
  async violations(): Promise<string[]> {
    // It stays with the page until another one is opened.
    if (!(await this.page.evaluate<boolean>("'axe' in window"))) await this.page.evaluate(axe);
    return this.page.evaluate<string[]>("axe.run(document).then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ': ' + target.join(' '))))");
  }

  /** By how much the page is wider than the screen. */
  overflow(): Promise<number> {
    return this.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  }

  async leave(): Promise<void> {
    await this.context.close();
  }
}
