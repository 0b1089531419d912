import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import { titleKey, type InstrumentState } from '../../domain/legal-basis/instrument-state.ts';
import { InstrumentKnown } from '../../domain/legal-basis/legal-instrument.errors.ts';
import { LegalInstrument } from '../../domain/legal-basis/legal-instrument.ts';
import { inDomainWords } from '../organisation/constraints.ts';

const CITED = `
  select i.id, i.title, i.title_key as "titleKey", i.kind, i.effective_on::text as "effectiveOn", i.amended_on::text as "amendedOn", i.repealed_on::text as "repealedOn",
         (select r.title from legal_instrument r where r.tenant_id = i.tenant_id and r.id = i.replaced_by_id) as "replacedBy"
    from legal_instrument i where i.title_key in (select key from json_array_elements_text(?::json) as k(key)) order by i.id`;

/** 依据库: the tenant's instruments, which it changes, and its city's, which it reads. */
@Injectable()
export class LegalInstruments {
  constructor(private readonly em: EntityManager) {}

  /** One of the tenant's own. */
  get(tenantId: string, id: string): Promise<LegalInstrument> {
    return this.em.findOneOrFail(LegalInstrument, { id, tenantId }, { failHandler: () => new NotFound('legal-instrument', id) });
  }

  /** What the register, own and city's, knows of the instruments with these titles; every edition of each. */
  async citedBy(titles: readonly string[]): Promise<InstrumentState[]> {
    const keys = [...new Set(titles.map(titleKey))].filter((key) => key !== '');
    return keys.length === 0 ? [] : this.em.execute<InstrumentState[]>(CITED, [JSON.stringify(keys)]);
  }

  /** Those of the titles with their days of effect that the tenant has entered already. */
  async knownAmong(tenantId: string, wanted: readonly { titleKey: string; effectiveOn: string }[]): Promise<Set<string>> {
    const rows = await this.em.execute<{ key: string }[]>(
      `select i.title_key || ' ' || i.effective_on as key from legal_instrument i
         join json_to_recordset(?::json) as w("titleKey" text, "effectiveOn" date) on w."titleKey" = i.title_key and w."effectiveOn" = i.effective_on where i.tenant_id = ?`,
      [JSON.stringify(wanted), tenantId],
    );
    return new Set(rows.map(({ key }) => key));
  }

  save(instrument: LegalInstrument): Promise<void> {
    return inDomainWords({ legal_instrument_once: () => new InstrumentKnown(instrument.title) }, () => saveWithEvents(this.em, 'legal-instrument', instrument));
  }
}
