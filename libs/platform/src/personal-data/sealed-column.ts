/** 加密列: a column that holds sealed values; the row's id is part of what they are bound to. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** A column beside it that is made from the text and the tenant's secret, and filled where it is empty. */
  readonly derived?: { readonly column: string; readonly from: (text: string, secret: Buffer) => string };
}

/** Every service has one: the secrets of its tenants. */
export const TENANT_SECRET: SealedColumn = { table: 'tenant_secret', column: 'secret_sealed' };
