import { matrixOf, type MatrixItem, type SandingMatrix } from '../sanding/sanding-matrix.ts';
import type { ListContext } from './list-context.ts';

const made = new WeakMap<ListContext, SandingMatrix>();

/** 对应矩阵 of the list that is checked, compared once for all checks; without a “三定” in force the register says what units are for. */
export function matrixOfList(context: ListContext): SandingMatrix {
  const known = made.get(context);
  if (known) return known;
  const { sanding, units, items, acceptedReasons } = context;
  const provision = sanding ?? { duties: [], units: units.map(({ id, name, provisionText }) => ({ unitId: id, unitName: name, text: provisionText })) };
  const matrix = matrixOf(provision, items.map(({ itemKey, content }): MatrixItem => ({ itemKey, code: content.code ?? null, ...content })), acceptedReasons);
  made.set(context, matrix);
  return matrix;
}
