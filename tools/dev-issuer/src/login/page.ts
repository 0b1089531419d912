import { createHash } from 'node:crypto';
import { Html, html } from './html.ts';
import type { Language } from './person.ts';
import { filterScript, goOnScript } from './scripts.ts';
import { style } from './style.ts';
import { words } from './words.ts';

/** One page of the issuer. */
export interface Page {
  language: Language;
  title: string;
  content: Html;
  /** Leads to the same page in the other language, where there is one. */
  otherLanguage?: string;
  script?: string;
}

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Allows the issuer's own style and scripts and nothing else; forms may lead on to the applications, since a form's redirects are checked too. */
export function contentPolicy(applications: readonly string[]): string {
  return [
    "default-src 'none'",
    `style-src ${hash(style)}`,
    `script-src ${hash(filterScript)} ${hash(goOnScript)}`,
    "connect-src 'self'",
    "img-src 'self'",
    `form-action 'self' ${applications.join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join(';');
}

/** The page as a browser takes it. */
export function pageText({ language, title, content, otherLanguage, script }: Page): string {
  const say = words[language];
  const page = html`<!doctype html>
<html lang="${say.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${say.product}</title>
<link rel="icon" type="image/svg+xml" href="/icon.svg">
<style>${new Html(style)}</style>
</head>
<body>
<header><span class="product">${say.product}</span>${otherLanguage !== undefined && html`<a href="${otherLanguage}" lang="${words[other(language)].locale}">${say.otherLanguage}</a>`}</header>
<main>${content}</main>
${script !== undefined && html`<script>${new Html(script)}</script>`}
</body>
</html>`;
  return page.text;
}

/** The language the page is not in. */
export function other(language: Language): Language {
  return language === 'zh' ? 'en' : 'zh';
}
