/** 名称: what papers call tenants, organs, units and items at the instant they are issued. */
export interface Names {
  readonly tenant: string;
  /** 编办. */
  readonly office: string;
  /** 司法局. */
  readonly justice: string;
  readonly organs: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
  readonly items: ReadonlyMap<string, { readonly code: string; readonly name: string; readonly restricted: boolean }>;
}

/** An organ that is no longer known is still named on paper. */
export function organName(names: Names, id: string): string {
  return names.organs.get(id) ?? '（原单位）';
}

/** Several organs in one cell; 无 where there are none. */
export function organNames(names: Names, ids: readonly string[]): string {
  return ids.map((id) => organName(names, id)).join('、') || '无';
}
