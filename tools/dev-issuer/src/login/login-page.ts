import { html, type Html } from './html.ts';
import { other, pageText } from './page.ts';
import { findPeople, type Language, type Person } from './person.ts';
import { filterScript } from './scripts.ts';
import { unknownSubject, words } from './words.ts';

/** What the login page is asked to show. */
export interface LoginView {
  language: Language;
  people: readonly Person[];
  /** What was searched for; empty shows the people suggested. */
  question: string;
  /** A subject that was tried and is not known. */
  unknown?: string;
}

/** As many as one can look through. */
const LISTED = 60;

/** 登录页: lets the reader choose a person, find one or type a subject; its forms need no script. */
export function loginPage({ language, people, question, unknown }: LoginView): string {
  const say = words[language];
  const found = question === '' ? [] : findPeople(people, question);
  const status = question === '' ? say.all(people.length) : found.length > LISTED ? say.foundMore(found.length, LISTED) : say.found(found.length);
  const languageField = html`<input type="hidden" name="lang" value="${language}">`;
  return pageText({
    language,
    title: say.title,
    otherLanguage: `?${new URLSearchParams({ lang: other(language), q: question }).toString()}`,
    script: filterScript,
    content: html`
<h1>${say.heading}</h1>
<p class="notice">${say.notice}</p>
${unknown !== undefined && html`<div class="error" role="alert">${[language, other(language)].map((each) => html`<p lang="${words[each].locale}">${unknownSubject[each](unknown)}</p>`)}</div>`}
<form method="get" class="row" role="search">${languageField}
<div><label for="q">${say.search}</label><p class="hint" id="q-hint">${say.searchHint}</p>
<input id="q" name="q" type="search" value="${question}" aria-describedby="q-hint" autocomplete="off"></div>
<button>${say.find}</button></form>
<p class="hint" id="found" role="status">${status}</p>
<form method="post" id="people">${languageField}
${question === '' ? suggestions(language, people) : groups(language, found.slice(0, LISTED))}
</form>
<form method="post" class="row">${languageField}
<div><label for="subject">${say.direct}</label><p class="hint" id="subject-hint">${say.directHint}</p>
<input id="subject" name="subject" value="${unknown ?? ''}" aria-describedby="subject-hint" autocomplete="off" autocapitalize="none" spellcheck="false" required></div>
<button>${say.signIn}</button></form>`,
  });
}

function suggestions(language: Language, people: readonly Person[]): Html {
  const suggested = people.filter((person) => person.suggested);
  return html`<h2>${words[language].suggested}</h2>
<ul>${suggested.map((person) => choice(language, person, [[person.tenant, person.organ, person.unit].filter(Boolean).join(' ')], person.suggested?.[language]))}</ul>`;
}

/** By 地区 and 单位, in the order in which they come. */
function groups(language: Language, people: readonly Person[]): Html {
  const tenants = [...Map.groupBy(people, ({ tenant }) => tenant)];
  return html`${tenants.map(
    ([tenant, inTenant]) => html`<h2 lang="zh-CN">${tenant}</h2>
${[...Map.groupBy(inTenant, ({ organ }) => organ)].map(
  ([organ, inOrgan]) => html`<h3 lang="zh-CN">${organ}</h3>
<ul>${inOrgan.map((person) => choice(language, person, person.unit === undefined ? [] : [person.unit]))}</ul>`,
)}`,
  )}`;
}

function choice(language: Language, person: Person, where: readonly string[], suggested?: string): Html {
  return html`<li><button class="person" name="subject" value="${person.subject}">
<span class="name"><span lang="zh-CN">${person.name}</span> · ${person.roles[language]}</span>
${where.map((text) => html`<span class="detail" lang="zh-CN">${text}</span>`)}
${suggested !== undefined && html`<span class="detail">${suggested}</span>`}
<code>${person.subject}</code></button></li>`;
}
