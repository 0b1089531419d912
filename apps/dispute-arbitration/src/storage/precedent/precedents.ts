import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { DisputeKind, FoundPrecedent, PrecedentAnswer, PrecedentLikeness, PrecedentsPage, PrecedentsQuery } from '@yidan/contracts';
import { cutPage, decodeCursor, EffectiveLists, Reference } from '@yidan/platform';
import { z } from 'zod';
import type { DisputeCase } from '../../domain/dispute-case/dispute-case.ts';
import { kindZh, sourceZh } from '../../domain/papers/paper-words.ts';
import { askedWords, likenessOf, mustBeNamed } from '../../domain/precedent/likeness.ts';
import { questionTextOf } from '../../domain/precedent/precedent-of.ts';
import { array, EVERY, termsOf } from './precedent-terms.ts';

/** What precedents are looked for; only those of the kind, or with the item, where it says so. */
export interface PrecedentQuestion {
  readonly itemKeys: readonly string[];
  readonly text: string;
  readonly kind?: DisputeKind | undefined;
  readonly only?: { readonly kind: boolean; readonly item: boolean };
}

/** A precedent that was found, and why; `alike` where it has the same item or says the same. */
export type SimilarPrecedent = PrecedentAnswer & { readonly likeness: PrecedentLikeness & { readonly alike: boolean } };
type Likened = Pick<SimilarPrecedent, 'id' | 'likeness'>;

const ROW = `p.id, p.kind, p.title, p.summary, p.keywords, p.items, p.bases, p.source, p.split, p.document_number as "documentNumber", p.cause, p.decided_on::text as "decidedOn"`;
type Row = Omit<PrecedentAnswer, 'kindZh' | 'sourceZh'>;

const VOCABULARY = `select term, cases from precedent_vocabulary where term = any(?::text[])`;

// What a precedent shares with the question, added up in one pass: its words by their places, each a bit of one number, and the same item as bit 0. Texts are read of those that are shown only.
const BEST = (join: string, where: string): string => `
  with asked as (select term, weight, 1 << n::int as bit from unnest(?::text[], ?::float8[]) with ordinality as a(term, weight, n)),
       shared as (select t.precedent_id as id, a.weight, a.bit from asked a join precedent_term t on t.term = a.term
                  union all select distinct i.precedent_id, ?::float8, 1 from precedent_item i where i.item_key = any(?::uuid[])),
       found as (select id, sum(weight) as weight, bit_or(bit) as bits from shared group by id),
       best as (select f.id, f.bits from found f ${join} ${where} order by f.weight desc, f.id desc limit ?)
  select b.id, b.bits, p.kind from best b join precedent p on p.id = b.id`;

/** So many candidates are weighed exactly; further back nobody turns the page. */
const WEIGHED = 200;

const ByScore = z.tuple([z.number(), z.uuid()]);
const ByDay = z.tuple([z.iso.date(), z.uuid()]);

/** 先例检索: what was decided before about the same items or in the same words. */
@Injectable()
export class Precedents {
  constructor(
    private readonly em: EntityManager,
    private readonly reference: Reference,
    private readonly lists: EffectiveLists,
  ) {}

  /** The precedents most like the question, the best first, each with its reasons. */
  async similar(question: PrecedentQuestion, limit: number): Promise<SimilarPrecedent[]> {
    return this.read((await this.ranked(question)).slice(0, limit));
  }

  /** 签署前应对照的先例 (R-DSP-12): those that an opinion or a ruling of this case has to name. */
  async toBeNamed(one: DisputeCase): Promise<SimilarPrecedent[]> {
    return this.read(mustBeNamed(await this.rankedFor(one)));
  }

  /** What is shown of a case before signing. */
  async ofCase(one: DisputeCase, limit: number): Promise<SimilarPrecedent[]> {
    return this.read((await this.rankedFor(one)).slice(0, limit));
  }

  /** 检索: by words the most alike first, else the latest first. */
  async page({ text, itemKey, kind, cursor, limit }: PrecedentsQuery): Promise<PrecedentsPage> {
    if (text === undefined) return this.latest({ itemKey, kind, cursor, limit });
    const after = decodeCursor(cursor, ByScore);
    const ranked = await this.ranked({ itemKeys: itemKey ? [itemKey] : [], text, kind, only: { kind: kind !== undefined, item: itemKey !== undefined } });
    const rest = after ? ranked.filter(({ id, likeness: { score } }) => score < after[0] || (score === after[0] && id < after[1])) : ranked;
    const { items, next } = cutPage(rest.slice(0, limit + 1), limit, ({ id, likeness }) => [likeness.score, id]);
    return { items: (await this.read(items)).map(({ likeness: { alike: _alike, ...likeness }, ...found }) => ({ ...found, likeness })), next };
  }

  /** 先例汇编, the oldest first. */
  async book(kind: DisputeKind | undefined, limit: number): Promise<PrecedentAnswer[]> {
    const rows = await this.em.execute<Row[]>(`select ${ROW} from precedent p where ?::text is null or p.kind = ? order by p.decided_on, p.id limit ?`, [kind ?? null, kind ?? null, limit]);
    return rows.map(answerOf);
  }

  private async latest({ itemKey, kind, cursor, limit }: PrecedentsQuery): Promise<PrecedentsPage> {
    const after = decodeCursor(cursor, ByDay);
    const conditions = [
      ...(itemKey === undefined ? [] : [{ sql: `exists (select from precedent_item i where i.tenant_id = p.tenant_id and i.precedent_id = p.id and i.item_key = ?)`, values: [itemKey] }]),
      ...(kind === undefined ? [] : [{ sql: 'p.kind = ?', values: [kind] }]),
      ...(after === null ? [] : [{ sql: '(p.decided_on, p.id) < (?::date, ?::uuid)', values: [...after] }]),
    ];
    const where = conditions.length === 0 ? '' : `where ${conditions.map(({ sql }) => sql).join(' and ')}`;
    const rows = await this.em.execute<Row[]>(`select ${ROW} from precedent p ${where} order by p.decided_on desc, p.id desc limit ?`, [...conditions.flatMap(({ values }) => values), limit + 1]);
    const { items, next } = cutPage(rows, limit, ({ decidedOn, id }) => [decidedOn, id]);
    return { items: items.map((row): FoundPrecedent => ({ ...answerOf(row), likeness: null })), next };
  }

  private async rankedFor(one: DisputeCase): Promise<Likened[]> {
    const items = await this.lists.itemsOf(one.itemKeys);
    const text = questionTextOf(one, await this.reference.organs(), items.map(({ name }) => name));
    return this.ranked({ itemKeys: one.itemKeys, text, kind: one.kind });
  }

  private async ranked({ itemKeys, text, kind, only }: PrecedentQuestion): Promise<Likened[]> {
    const terms = termsOf(text);
    const vocabulary = await this.em.execute<{ term: string; cases: number }[]>(VOCABULARY, [array([EVERY, ...terms.map(({ term }) => term)])]);
    const casesOf = new Map(vocabulary.map(({ term, cases }) => [term, cases]));
    const known = terms.flatMap(({ term, isWord }) => (casesOf.has(term) ? [{ term, cases: casesOf.get(term)!, isShown: isWord }] : []));
    const { words, whole } = askedWords(terms.length, known, casesOf.get(EVERY) ?? 0);
    const ofKind = only?.kind && kind !== undefined ? [kind] : [];
    const sql = BEST(ofKind.length > 0 ? 'join precedent k on k.id = f.id and k.kind = ?' : '', only?.item ? 'where f.bits & 1 = 1' : '');
    const rows = await this.em.execute<{ id: string; bits: number; kind: DisputeKind }[]>(sql, [array(words.map(({ term }) => term)), array(words.map(({ weight }) => weight)), whole, array(itemKeys), ...ofKind, WEIGHED]);
    return rows
      .map(({ id, bits, kind: its }) => ({ id, likeness: likenessOf({ shared: words.filter((_, i) => bits & (2 << i)), whole, sameItem: (bits & 1) === 1, sameKind: its === kind }) }))
      .toSorted((a, b) => b.likeness.score - a.likeness.score || (a.id < b.id ? 1 : -1));
  }

  /** The precedents themselves, in the order in which they were ranked. */
  private async read(ranked: readonly Likened[]): Promise<SimilarPrecedent[]> {
    const rows = await this.em.execute<Row[]>(`select ${ROW} from precedent p where p.id = any(?::uuid[])`, [array(ranked.map(({ id }) => id))]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ranked.map(({ id, likeness }) => ({ ...answerOf(byId.get(id)!), likeness }));
  }
}

function answerOf(row: Row): PrecedentAnswer {
  return { ...row, kindZh: kindZh[row.kind], sourceZh: sourceZh[row.source] };
}
