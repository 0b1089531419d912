import type { ExplainMatchRequest, ReceiveMatterRequest } from '@yidan/contracts';
import { titleOf } from './title-of.ts';

export type Channel = ReceiveMatterRequest['channel'];

/** What was asked, as the form has it. */
export interface Question {
  text: string;
  regionCode: string;
  address: string;
  channel: Channel;
}

export const emptyQuestion: Question = { text: '', regionCode: '', address: '', channel: 'HOTLINE' };

/** The question as the services take it. */
export function requestOf({ text, regionCode, address }: Question): ExplainMatchRequest {
  const location = { ...(regionCode !== '' && { regionCode }), ...(address.trim() !== '' && { address: address.trim() }) };
  return { title: titleOf(text), content: text.trim(), ...(Object.keys(location).length > 0 && { location }) };
}

/** The address under which others see the answer to the same question. */
export function linkTo(origin: string, { text }: Question): string {
  return `${origin}/?${new URLSearchParams({ q: text.trim() }).toString()}`;
}

/** The question an address asks, if it asks one. */
export function questionIn(search: string): Question | null {
  const text = new URLSearchParams(search).get('q')?.trim() ?? '';
  return text === '' ? null : { ...emptyQuestion, text };
}
