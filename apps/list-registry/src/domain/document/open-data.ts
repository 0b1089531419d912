/** 开放事项: what anybody may know of an item. */
export interface OpenItem {
  readonly code: string;
  readonly name: string;
  readonly organCode: string;
  readonly organName: string;
  readonly unitName: string;
  readonly attribute: string;
  readonly basis: readonly string[];
  readonly version: string;
  readonly effectiveFrom: string | null;
}

/** 开放数据 as a table. */
export function openDataTable(items: readonly OpenItem[]): { columns: { header: string; width: number }[]; rows: string[][] } {
  return {
    columns: [['事项编码', 26], ['事项名称', 40], ['机关编码', 12], ['机关名称', 24], ['承办内设机构', 18], ['属性', 14], ['依据', 60], ['清单版本', 14], ['生效日期', 14]].map(([header, width]) => ({ header: header as string, width: width as number })),
    rows: items.map(({ code, name, organCode, organName, unitName, attribute, basis, version, effectiveFrom }) => [code, name, organCode, organName, unitName, attribute, basis.join('\n'), version, effectiveFrom ?? '']),
  };
}
