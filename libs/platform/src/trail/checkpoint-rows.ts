/** A checkpoint's columns under the names and in the texts it was signed with. */
export const CHECKPOINT_COLUMNS = `position::text as position, encode(hash, 'hex') as hash, previous::text as previous,
  to_char(signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "signedAt", key_id as "keyId", translate(encode(signature, 'base64'), E'\\n', '') as signature`;
