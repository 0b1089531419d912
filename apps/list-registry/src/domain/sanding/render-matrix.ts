import type { RenderedWorkbook } from '../list-import/render-list.ts';
import type { DutyChange } from './provision-content.ts';
import type { SandingMatrix } from './sanding-matrix.ts';

export const dutyChangeZh: Readonly<Record<DutyChange, string>> = { ADDED: '新增', CANCELLED: '取消', TRANSFERRED_OUT: '划出', DEVOLVED: '下放', STRENGTHENED: '加强', KEPT: '保留' };

const CAUSE_ZH: Readonly<Record<SandingMatrix['excess'][number]['cause'], string>> = {
  NONE_REASON: '填写了无对应的理由', NO_REFERENCE: '未填写对应职责', UNKNOWN_DUTY: '所填职责不在“三定”规定中', CANCELLED: '职责已取消', TRANSFERRED_OUT: '职责已划出', DEVOLVED: '职责已下放',
};

/** 对应矩阵表: the matrix as a workbook of three sheets. */
export function renderMatrix(matrix: SandingMatrix, about: { organName: string; label: string; documentNumber: string }): RenderedWorkbook {
  const gaps = new Set(matrix.gaps.map(({ ordinal }) => ordinal));
  const mismatched = new Set(matrix.mismatches.map(({ itemKey }) => itemKey));
  const unresolved = new Set(matrix.unresolved.map(({ itemKey }) => itemKey));
  const title = `${about.organName}职责任务清单（${about.label}）与“三定”规定（${about.documentNumber}）对应情况`;
  return {
    title,
    sheets: [
      {
        name: '主要职责对应',
        title,
        columns: [column('序号', 6), column('主要职责', 60), column('变动', 8), column('事项数', 8), column('对应事项', 60), column('说明', 16)],
        rows: matrix.duties.map(({ ordinal, text, change, items }) => [ordinal, text, dutyChangeZh[change], items.length, items.map(({ name }) => name).join('\n'), gaps.has(ordinal) ? '无对应事项' : '']),
      },
      {
        name: '超出“三定”事项',
        columns: [column('事项编码', 22), column('职能清单', 40), column('情形', 24), column('理由', 40), column('程度', 8)],
        rows: matrix.excess.map(({ code, name, cause, reason, severity }) => [code ?? '', name, CAUSE_ZH[cause], reason ?? '', severity === 'ERROR' ? '错误' : '提示']),
      },
      {
        name: '内设机构对应',
        columns: [column('事项编码', 22), column('职能清单', 40), column('对应职责序号', 16), column('牵头科室', 20), column('所引规定的科室', 24), column('说明', 20)],
        rows: matrix.items.map(({ itemKey, code, name, ordinals, leadUnit, quoted }) => [
          code ?? '', name, ordinals.join('、'), leadUnit, quoted.join('、'), mismatched.has(itemKey) ? '与牵头科室不一致' : unresolved.has(itemKey) ? '未能对应到科室规定' : '',
        ]),
      },
    ],
  };
}

function column(header: string, width: number) {
  return { header, width };
}
