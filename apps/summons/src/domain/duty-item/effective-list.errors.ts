/** 清单不完整: a version is announced whose pieces are not all here; the event waits until they are. */
export class IncompleteListVersion extends Error {
  constructor(version: { versionId: string; label: string; chunks: number; itemCount: number }, held: { chunks: number; items: number }) {
    super(
      `list version ${version.label} (${version.versionId}) has ${version.itemCount} items in ${version.chunks} pieces; held are ${held.items} in ${held.chunks}`,
    );
    this.name = 'IncompleteListVersion';
  }
}
