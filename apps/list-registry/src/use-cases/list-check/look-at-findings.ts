import { Injectable } from '@nestjs/common';
import type { VersionFindingsAnswer, VersionFindingsFilter } from '@yidan/contracts';
import type { Actor } from '@yidan/platform';
import { checkList } from '../../domain/list-check/check-list.ts';
import type { ListFinding } from '../../domain/list-check/list-finding.ts';
import { ListSurroundings } from '../../storage/list-check/list-surroundings.ts';
import { DutyListRepository } from '../../storage/duty-list/duty-list.repository.ts';
import { requireSight } from '../duty-list/requires-sight.ts';
import { CheckVersion } from './check-version.ts';

/** 查看校验结果: what the checks say about a version, as far as the reader sees the items they speak of. */
@Injectable()
export class LookAtFindings {
  constructor(
    private readonly surroundings: ListSurroundings,
    private readonly checkVersion: CheckVersion,
    private readonly lists: DutyListRepository,
  ) {}

  async execute(versionId: string, filter: VersionFindingsFilter, actor: Actor): Promise<VersionFindingsAnswer> {
    requireSight(await this.lists.version(versionId), actor);
    const context = await this.surroundings.of(versionId);
    const found = await this.checkVersion.shown(versionId, checkList(context));
    const byRule = [...Map.groupBy(found, ({ rule }) => rule)].map(([rule, of]) => ({ rule, ...counted(of) }));
    const wanted = found.filter(
      ({ severity, rule, itemKey }) => (filter.severity ?? severity) === severity && (filter.rule ?? rule) === rule && (filter.itemKey === undefined || filter.itemKey === itemKey),
    );
    return { versionId, checkedFor: context.effectiveFrom, items: context.items.length, bySeverity: counted(found), byRule, findings: wanted.map(answer) };
  }
}

function counted(findings: readonly ListFinding[]): { ERROR: number; WARN: number; INFO: number } {
  const of = (wanted: ListFinding['severity']): number => findings.filter(({ severity }) => severity === wanted).length;
  return { ERROR: of('ERROR'), WARN: of('WARN'), INFO: of('INFO') };
}

function answer({ mentions: _, ...finding }: ListFinding): VersionFindingsAnswer['findings'][number] {
  return finding;
}
