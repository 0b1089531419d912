/** 公开事项: what anybody may read of an item (R-SEC-3): it came as public, and nobody has said otherwise since. */
export const IS_PUBLIC = (item: string): string =>
  `coalesce((select d.level from item_disclosure d where d.tenant_id = ${item}.tenant_id and d.item_key = ${item}.item_key), ${item}.disclosure) = 'PUBLIC'`;
