/** What the columns below are read from; `i` is the item, `v` its version. Names come by subselects: a join of eight tables costs the planner more than the query. */
export const ITEM_SOURCES = `duty_item i join duty_list_version v on v.tenant_id = i.tenant_id and v.id = i.version_id`;

const UNIT = (role: string): string => `json_build_object('role', ${role}, 'unitId', u.id, 'unitName', u.name)`;

// Most items have nobody who assists; for them one unit is looked up and nothing is put in order.
const ASSIGNMENTS = `
  case when i.assist_unit_ids = '{}'
       then (select json_build_array(${UNIT(`'LEAD'`)}) from internal_unit u where u.tenant_id = i.tenant_id and u.id = i.lead_unit_id)
       else (select json_agg(${UNIT(`case n when 1 then 'LEAD' else 'ASSIST' end`)} order by n)
               from unnest(i.lead_unit_id || i.assist_unit_ids) with ordinality as w(id, n) join internal_unit u on u.tenant_id = i.tenant_id and u.id = w.id) end as assignments`;

// An array of rows instead of an aggregate: a page sets up one for every item.
const POWERS = `array_to_json(array(select json_build_object('type', p.type, 'number', p.number, 'name', p.name)
                                      from power_item p where p.tenant_id = i.tenant_id and p.item_id = i.id order by p.ordinal)) as powers`;

/** The organ that holds the item. */
export const ORGAN = `(select json_build_object('id', o.id, 'code', o.code, 'name', o.name) from organ o where o.tenant_id = i.tenant_id and o.id = i.organ_id) as organ`;

const VERSION = `
  json_build_object('versionId', v.id, 'label', v.label, 'documentNumber', v.document_number,
                    'effectiveFrom', v.effective_from::text, 'effectiveTo', v.effective_to::text) as version`;

/** How levels 1 and 2 of the item are found. */
export const MAJOR = `from major_function m where m.tenant_id = i.tenant_id and m.version_id = i.version_id and m.code = i.major_code`;
export const SPECIAL = `from special_function s where s.tenant_id = i.tenant_id and s.version_id = i.version_id and s.major_code = i.major_code and s.code = i.special_code`;

/** Who holds the item, under which version. */
export const HOLDER_COLUMNS = `i.item_key as "itemKey", i.code, i.name, ${ORGAN}, ${ASSIGNMENTS}, ${VERSION}`;

/** What the items of one special function of a version have in common. */
export const SHARED_COLUMNS = `
  ${ORGAN}, ${VERSION}, (select json_build_object('code', m.code, 'name', m.name, 'category', m.category) ${MAJOR}) as "majorFunction",
  (select json_build_object('code', s.code, 'name', s.name) ${SPECIAL}) as "specialFunction"`;

/** What an item in a list of items has of its own. */
export const OWN_COLUMNS = `
  i.item_key as "itemKey", i.code, i.name, ${ASSIGNMENTS}, i.seq_no as "seqNo", i.description, i.attribute, ${POWERS}, i.keywords,
  i.time_limit as "timeLimit", jsonb_array_length(i.basis_refs) as "basisCount", i.perform_mode as "performMode", i.item_status as "itemStatus",
  coalesce((select d.level from item_disclosure d where d.tenant_id = i.tenant_id and d.item_key = i.item_key), i.disclosure) as disclosure`;

/** An item with all its elements. */
export const ELEMENT_COLUMNS = `
  ${OWN_COLUMNS}, ${SHARED_COLUMNS}, i.basis_refs as "basisRefs", i.sanding_duty_refs as "sandingDutyRefs",
  i.sanding_unit_provision_refs as "sandingUnitProvisionRefs", i.remarks, i.responsibility_field as "responsibilityField", i.service_objects as "serviceObjects",
  i.cross_organ as "crossOrgan", i.supervision_regime as "supervisionRegime", i.devolved_power as "devolvedPower", i.pending_attribution as "pendingAttribution",
  (select json_build_object('id', c.id, 'name', c.name) from internal_unit c where c.tenant_id = i.tenant_id and c.id = (select s.coordinator_unit_id ${SPECIAL})) as "coordinatorUnit"`;
