import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { seeingAll } from '@yidan/platform';
import type { ListedItem } from '../../domain/duty-list/listed-item.ts';

const SEALED = `
  select i.item_key as "itemKey", i.code, i.seq_no as "seqNo", json_build_object('code', m.code, 'name', m.name, 'category', m.category) as "majorFunction",
         json_build_object('code', s.code, 'name', s.name, 'coordinatorUnitId', s.coordinator_unit_id) as "specialFunction", i.name, i.description, i.attribute,
         i.basis_refs as "basisRefs", i.sanding_duty_refs as "sandingDutyRefs", i.sanding_unit_provision_refs as "sandingUnitProvisionRefs", i.remarks,
         i.lead_unit_id as "leadUnitId", to_json(i.assist_unit_ids) as "assistUnitIds", i.keywords, i.time_limit as "timeLimit", i.responsibility_field as "responsibilityField",
         i.service_objects as "serviceObjects", i.cross_organ as "crossOrgan", i.supervision_regime as "supervisionRegime", i.perform_mode as "performMode",
         i.devolved_power as "devolvedPower", i.item_status as "itemStatus", i.pending_attribution as "pendingAttribution", i.disclosure, i.stated_disclosure as "statedDisclosure",
         coalesce((select json_agg(json_build_object('type', p.type, 'number', p.number, 'name', p.name) order by p.ordinal)
                     from power_item p where p.tenant_id = i.tenant_id and p.item_id = i.id), '[]') as powers
    from duty_item i
    join major_function m on m.tenant_id = i.tenant_id and m.version_id = i.version_id and m.code = i.major_code
    join special_function s on s.tenant_id = i.tenant_id and s.version_id = i.version_id and s.major_code = i.major_code and s.code = i.special_code
   where i.version_id = ? order by i.ordinal`;

/** 审定事项: the items of an approved version as they were written at its approval, whoever reads. */
@Injectable()
export class SealedItems {
  constructor(private readonly em: EntityManager) {}

  of(versionId: string): Promise<ListedItem[]> {
    return seeingAll(this.em, () => this.em.execute<ListedItem[]>(SEALED, [versionId]));
  }
}
