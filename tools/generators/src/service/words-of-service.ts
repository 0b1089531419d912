/** What the command line gives. */
export interface ServiceOptions {
  readonly name: string;
  readonly context?: string;
  readonly titleZh?: string;
  readonly titleEn?: string;
}

/** 服务名称: every spelling that the files of a service need of its name, its context and its titles. */
export interface ServiceWords {
  readonly name: string;
  readonly context: string;
  /** `administrativeAssistance`, `AdministrativeAssistance`: the service. */
  readonly service: string;
  readonly Service: string;
  /** `assistance`, `Assistance`, `ASSISTANCE`: what its cases and events are called by. */
  readonly subject: string;
  readonly Subject: string;
  readonly CONTEXT: string;
  readonly titleZh: string;
  readonly titleEn: string;
  /** The English title in the middle of a sentence. */
  readonly titleEnInText: string;
  /** `20261122T0900`: when its first migration was written. */
  readonly stamp: string;
  readonly migration: string;
}

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const CONTEXT = /^[a-z][a-z0-9]*$/;
// They stand between quotes, in tables and in comments.
const TITLE = /^[^'"`\\|<>*\p{Cc}]{1,60}$/u;

/** Reads the options; says everything that is wrong with them at once. */
export function wordsOfService(options: ServiceOptions, now: Date): ServiceWords {
  const { name } = options;
  const context = options.context ?? name.replaceAll('-', '');
  const titleEn = options.titleEn ?? capital(name.replaceAll('-', ' '));
  const titleZh = options.titleZh ?? titleEn;
  const faults = [
    ...(NAME.test(name) ? [] : [`${name} is no name of a service: lower case, with hyphens, e.g. administrative-assistance`]),
    ...(CONTEXT.test(context) ? [] : [`${context} is no context: one word in lower case, e.g. assistance`]),
    ...[titleZh, titleEn].filter((title) => !TITLE.test(title)).map((title) => `${title} is no title: up to 60 characters, none of ' " \` \\ | < > *`),
  ];
  if (faults.length > 0) throw new Error(faults.join('\n'));
  const stamp = now.toISOString().slice(0, 16).replaceAll(/[-:]/g, '');
  return {
    name, context, titleZh, titleEn, stamp,
    service: camel(name), Service: capital(camel(name)),
    subject: context, Subject: capital(context), CONTEXT: context.toUpperCase(),
    titleEnInText: titleEn.charAt(0).toLowerCase() + titleEn.slice(1),
    migration: `${stamp}_${context}_cases`,
  };
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const camel = (name: string): string => name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
