import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { SandingMatrixAnswer } from '@yidan/contracts';
import { NotFound } from '@yidan/kernel';
import { seeingAll, type Actor } from '@yidan/platform';
import { renderMatrix } from '../../domain/sanding/render-matrix.ts';
import { matrixOf, type SandingMatrix } from '../../domain/sanding/sanding-matrix.ts';
import { seesAllSandings } from '../../domain/sanding/sanding-view.ts';
import { NoSandingInForce } from '../../domain/sanding/sanding.errors.ts';
import { MatrixItems, type MatrixVersion } from '../../storage/sanding/matrix-items.ts';
import { SandingRepository, type SandingInForce } from '../../storage/sanding/sanding.repository.ts';
import type { ListFile } from '../duty-list/export-lists.ts';
import { FileDesk } from '../list-import-run/file-desk.ts';

/** 与“三定”对照: a version of a list beside the provision in force of its organ. */
@Injectable()
export class CompareWithSanding {
  constructor(
    private readonly items: MatrixItems,
    private readonly sandings: SandingRepository,
    private readonly desk: FileDesk,
    private readonly em: EntityManager,
  ) {}

  async execute(versionId: string, actor: Actor): Promise<SandingMatrixAnswer> {
    const { version, sanding, matrix } = await this.compare(versionId, actor);
    const { duties, gaps, excess, mismatches, unresolved } = matrix;
    return {
      versionId: version.versionId,
      label: version.label,
      organ: version.organ,
      sanding: { sandingId: sanding.id, documentNumber: sanding.documentNumber },
      counts: { duties: duties.length, items: matrix.items.length, gaps: gaps.length, excess: excess.length, mismatches: mismatches.length, unresolved: unresolved.length },
      duties: duties.map((duty) => ({ ...duty, count: duty.items.length, items: [...duty.items] })),
      gaps: gaps.map((duty) => ({ ...duty })),
      excess: excess.map((item) => ({ ...item, ordinals: [...item.ordinals] })),
      mismatches: mismatches.map((item) => ({ ...item, quoted: [...item.quoted] })),
      unresolved: unresolved.map((item) => ({ ...item })),
    };
  }

  /** The same as a workbook. */
  async workbook(versionId: string, actor: Actor): Promise<ListFile> {
    const { version, sanding, matrix } = await this.compare(versionId, actor);
    const written = renderMatrix(matrix, { organName: version.organ.name, label: version.label, documentNumber: sanding.documentNumber });
    return { name: `sanding-matrix-${version.label}.xlsx`, bytes: await this.desk.run('writeSandingMatrix', written) };
  }

  private async compare(versionId: string, actor: Actor): Promise<{ version: MatrixVersion; sanding: SandingInForce; matrix: SandingMatrix }> {
    const version = await this.items.of(versionId);
    if (!seesAllSandings(actor.roles) && version.organ.id !== actor.organId) throw new NotFound('list-version', versionId);
    const sanding = await this.sandings.inForceOf(version.organ.id);
    if (!sanding) throw new NoSandingInForce(version.organ.code);
    // A duty that a restricted item answers is no gap, also for who does not see the item.
    const all = await seeingAll(this.em, () => this.items.of(versionId));
    const matrix = matrixOf(sanding, all.items, await seeingAll(this.em, () => this.items.reasonsInForce(version.organ.id, versionId)));
    return { version, sanding, matrix: shownTo(new Set(version.items.map(({ itemKey }) => itemKey)), matrix) };
  }
}

function shownTo(keys: ReadonlySet<string>, matrix: SandingMatrix): SandingMatrix {
  const shown = <T extends { itemKey: string }>(items: readonly T[]): T[] => items.filter(({ itemKey }) => keys.has(itemKey));
  return {
    ...matrix,
    duties: matrix.duties.map((duty) => ({ ...duty, items: shown(duty.items) })),
    excess: shown(matrix.excess),
    mismatches: shown(matrix.mismatches),
    unresolved: shown(matrix.unresolved),
    items: shown(matrix.items),
  };
}
