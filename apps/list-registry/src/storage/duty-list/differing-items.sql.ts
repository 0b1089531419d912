/** The identities of items that two versions do not say alike, the earlier version first. An item entered before digests were kept is looked at in any case. */
export const DIFFERING = `
  select coalesce(a.item_key, b.item_key) as "itemKey"
    from (select item_key, said_digest from duty_item where version_id = ?) a
    full join (select item_key, said_digest from duty_item where version_id = ?) b on b.item_key = a.item_key
   where a.said_digest is null or a.said_digest is distinct from b.said_digest`;
