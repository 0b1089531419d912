/** 备案内容不符: the pieces that arrived are not the list that was announced; the event is set aside with this reason. */
export class FiledContentDiffers extends Error {
  constructor(label: string, expected: string, found: string) {
    super(`the items filed for ${label} are not those announced: expected ${expected}, found ${found}`);
    this.name = 'FiledContentDiffers';
  }
}

/** 市级未知: the tenant was announced without its city, so there is nowhere to file. */
export class CityUnknown extends Error {
  constructor(tenantId: string) {
    super(`the city of ${tenantId} is not known`);
    this.name = 'CityUnknown';
  }
}
