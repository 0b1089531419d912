/** 镇街: the first nine digits of where a matter is; what its sender did not say, nobody knows. */
export const TOWNSHIP = `left(m.location->>'regionCode', 9)`;

/** The name of the township with a code, where the organisation knows it. */
export const townshipName = (code: string, tenant: string): string =>
  `(select g.name from organ g where g.tenant_id = ${tenant} and g.region_code = ${code} and g.kind in ('TOWNSHIP', 'SUBDISTRICT') order by g.code limit 1)`;
