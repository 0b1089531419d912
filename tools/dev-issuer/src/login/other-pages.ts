import { Html, html } from './html.ts';
import { other, pageText } from './page.ts';
import type { Language } from './person.ts';
import { goOnScript } from './scripts.ts';
import { lockedOut, words } from './words.ts';

/** Asks before signing out; where the application has asked already, the answer is given for the reader. */
export function leavingPage(language: Language, form: string, asked: boolean): string {
  const say = words[language];
  return pageText({
    language,
    title: say.leavingTitle,
    ...(asked && { script: goOnScript }),
    content: html`<h1>${say.leaving}</h1>${new Html(form)}
<p><button form="op.logoutForm" name="logout" value="yes">${say.leave}</button> <button form="op.logoutForm" class="quiet">${say.stay}</button></p>`,
  });
}

/** Says that the reader is signed out, where the application named no page of its own. */
export function leftPage(language: Language): string {
  const say = words[language];
  return pageText({ language, title: say.leftTitle, content: html`<h1>${say.leftTitle}</h1><p>${say.left}</p><p><a href="/">${say.startAgain}</a></p>` });
}

/** Says that one failed too often, and when one may try again; in both languages, whichever the page speaks. */
export function lockedPage(language: Language, seconds: number): string {
  const say = words[language];
  return pageText({
    language,
    title: say.lockedTitle,
    content: html`<h1>${say.lockedTitle}</h1>
<div class="error" role="alert">${[language, other(language)].map((each) => html`<p lang="${words[each].locale}">${lockedOut[each](seconds)}</p>`)}</div><p><a href="/">${say.startAgain}</a></p>`,
  });
}

/** Says that a sign-in was begun too long ago or is finished. */
export function expiredPage(language: Language): string {
  const say = words[language];
  return pageText({ language, title: say.expiredTitle, content: html`<h1>${say.expiredTitle}</h1><p>${say.expired}</p><p><a href="/">${say.startAgain}</a></p>` });
}

/** Says why a request of the application was refused, with the protocol's own words for its developer. */
export function failedPage(language: Language, error: { error: string; error_description?: string | undefined }): string {
  const say = words[language];
  return pageText({
    language,
    title: say.failedTitle,
    content: html`<h1>${say.failedTitle}</h1><p>${say.failed}</p>
<p class="error"><code>${error.error}</code> ${error.error_description}</p><p><a href="/">${say.startAgain}</a></p>`,
  });
}
