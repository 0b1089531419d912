/**
 * Whether something is hidden from the running transaction's reader in this tenant. Items that are restricted are left out by the database itself;
 * what was counted when a list was entered is counted anew where this holds.
 */
export const HIDES = `(select coalesce(current_setting('app.reader', true), '') <> 'all' and exists (select from item_disclosure where level = 'RESTRICTED'))`;

/** How many items of a version the reader sees. */
export const ITEM_COUNT = (version: string): string =>
  `case when ${HIDES} then (select count(*)::int from duty_item n where n.tenant_id = ${version}.tenant_id and n.version_id = ${version}.id) else ${version}.item_count end`;

/** How many of its filed items the reader sees at the city. */
export const FILED_COUNT = (copy: string): string =>
  `case when (select coalesce(current_setting('app.reader', true), '') <> 'all' and exists (select from filed_disclosure where level = 'RESTRICTED'))
        then (select count(*)::int from unified_line n where n.tenant_id = ${copy}.tenant_id and n.version_id = ${copy}.id) else ${copy}.item_count end`;
