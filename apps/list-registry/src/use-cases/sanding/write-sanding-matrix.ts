import { writeWorkbook } from '@yidan/documents';
import type { RenderedWorkbook } from '../../domain/list-import/render-list.ts';

/** 写出对应矩阵. Runs in a worker thread. */
export function writeSandingMatrix(rendered: RenderedWorkbook): Promise<Uint8Array> {
  return writeWorkbook(rendered);
}
