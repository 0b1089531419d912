import { Injectable } from '@nestjs/common';
import { checkList } from '../../domain/list-check/check-list.ts';
import type { ListFinding } from '../../domain/list-check/list-finding.ts';
import { ListSurroundings } from '../../storage/list-check/list-surroundings.ts';

/** 清单校验: everything the rules have to say about a version, draft or not; it writes nothing and keeps nothing. */
@Injectable()
export class CheckVersion {
  constructor(private readonly surroundings: ListSurroundings) {}

  /** For deciding: also about items that are hidden from whoever asks. */
  async execute(versionId: string): Promise<ListFinding[]> {
    return checkList(await this.surroundings.of(versionId));
  }

  /** For answering: of these findings those about items, and naming items, that the running transaction's reader sees. */
  async shown(versionId: string, findings: readonly ListFinding[]): Promise<ListFinding[]> {
    const visible = await this.surroundings.visibleAmong(versionId, new Set(findings.flatMap(itemsIn)));
    return findings.filter((finding) => itemsIn(finding).every((itemKey) => visible.has(itemKey)));
  }
}

function itemsIn({ itemKey, mentions = [] }: ListFinding): string[] {
  return [...(itemKey === null ? [] : [itemKey]), ...mentions];
}
