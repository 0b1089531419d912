import { PolicyChangedV1 } from '@yidan/contracts';
import { withScope, type Scope } from '../database/scope.ts';
import { appendManyToJournal, saveWithEvents } from './journal.ts';

const [chainId, ofTheAct, aggregate] = ['1', '2', '3'].map((n) => `0199aaaa-0000-7000-8000-00000000000${n}`) as [string, string, string];
const scope: Scope = { tenant: '519901', city: null, actor: { id: 'system:spec', organId: null, roles: [] }, correlation: ofTheAct };
const event = () => PolicyChangedV1.create({ key: 'a', value: 1, sourceDocument: '云川府办〔2026〕1号', validFrom: '2026-01-01' }, new Date('2026-03-02T01:00:00Z'));

/** What would be written, as the statement receives it. */
async function written(work: (em: never) => Promise<void>): Promise<string> {
  const sent: unknown[] = [];
  const em = { persist: () => undefined, flush: () => Promise.resolve(), execute: (_: string, values: unknown[]) => Promise.resolve(void sent.push(...values)) };
  await withScope(scope, () => work(em as never));
  return JSON.stringify(sent);
}

describe('under which id an event is told', () => {
  const thing = (more: object) => ({ id: aggregate, rowVersion: 1, pullEvents: () => [event()], ...more });

  it.each([
    ['the chain’s, of something that belongs to one, whichever act it was', { chainId }, chainId],
    ['the act’s, of something that could belong to one and does not', { chainId: null }, ofTheAct],
    ['the act’s, of everything else', {}, ofTheAct],
  ])('is %s', async (_, more, expected) => {
    const sent = await written((em) => saveWithEvents(em, 'thing', thing(more)));

    expect([chainId, ofTheAct].filter((id) => sent.includes(id))).toEqual([expected]);
  });

  it('is each one’s own where many things are told of at once', async () => {
    const sent = await written((em) => appendManyToJournal(em, 'thing', [{ id: aggregate, version: 1, event: event(), chainId }, { id: aggregate, version: 2, event: event() }]));

    expect(sent.match(new RegExp(`correlation[^}]*?(${chainId}|${ofTheAct})`, 'g'))).toHaveLength(2);
    expect([chainId, ofTheAct].every((id) => sent.includes(id))).toBe(true);
  });
});
