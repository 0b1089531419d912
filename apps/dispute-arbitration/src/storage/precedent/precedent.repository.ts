import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Precedent } from '../../domain/precedent/precedent-of.ts';
import { array, EVERY, keywordsOf, termsOf } from './precedent-terms.ts';

const ADD = `
  insert into precedent (id, tenant_id, case_id, kind, title, summary, keywords, item_keys, items, bases, source, split, document_number, cause, decided_on, kept_at)
  values (?, ?, ?, ?, ?, ?, ?::text[], ?::uuid[], ?::jsonb, ?::jsonb, ?, ?::jsonb, ?, ?, ?::date, ?) on conflict (tenant_id, case_id) do nothing returning id`;
const KEYWORDS = 12;

/** Where a precedent comes from. */
export interface Source {
  readonly tenantId: string;
  readonly caseId: string;
  readonly decidedOn: string;
  readonly at: Date;
}

/** 先例库: keeps what a case teaches, once, with the words it is found by. */
@Injectable()
export class PrecedentRepository {
  constructor(private readonly em: EntityManager) {}

  async keep(precedent: Precedent, { tenantId, caseId, decidedOn, at }: Source): Promise<void> {
    const { kind, title, summary, items, bases, source, split, documentNumber, cause } = precedent;
    const told = [title, ...items.map(({ name }) => name ?? '')].join('\n');
    const itemKeys = items.map(({ itemKey }) => itemKey);
    const [kept] = await this.em.execute<{ id: string }[]>(ADD, [
      uuid(), tenantId, caseId, kind, title, summary, array(keywordsOf(told, KEYWORDS)), array(itemKeys), JSON.stringify(items), JSON.stringify(bases), source, JSON.stringify(split), documentNumber, cause, decidedOn, at,
    ]);
    if (!kept) return;
    await this.em.execute(`insert into precedent_item (tenant_id, item_key, precedent_id) select ?, k, ? from unnest(?::uuid[]) k on conflict do nothing`, [tenantId, kept.id, array(itemKeys)], 'run');
    // In the order of the words, so that two cases closed at the same moment do not wait for each other crosswise.
    const terms = termsOf(`${told}\n${summary}`).map(({ term }) => term).toSorted();
    await this.em.execute(`insert into precedent_term (tenant_id, term, precedent_id) select ?, t, ? from unnest(?::text[]) t`, [tenantId, kept.id, array(terms)], 'run');
    await this.em.execute(
      `insert into precedent_vocabulary (tenant_id, term, cases) select ?, t, 1 from unnest(?::text[]) t on conflict (tenant_id, term) do update set cases = precedent_vocabulary.cases + 1`,
      [tenantId, array([EVERY, ...terms])],
      'run',
    );
  }
}
