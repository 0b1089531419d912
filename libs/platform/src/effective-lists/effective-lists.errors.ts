interface Content {
  readonly chunks: number;
  readonly itemCount: number;
  readonly contentHash: string;
}

/** 清单内容不符: a version is announced whose pieces are not all here or not as they were sent; the event waits until they are. */
export class ListVersionDiffers extends Error {
  constructor(version: Content & { versionId: string; label: string }, held: Content) {
    const told = ({ chunks, itemCount, contentHash }: Content): string => `${itemCount} items in ${chunks} pieces, hash ${contentHash.slice(0, 12)}`;
    super(`list version ${version.label} (${version.versionId}) has ${told(version)}; held are ${told(held)}`);
    this.name = 'ListVersionDiffers';
  }
}
