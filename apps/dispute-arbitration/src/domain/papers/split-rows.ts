import { z } from 'zod';
import type { ListAmendment, SplitRow } from '@yidan/contracts';
import type { FormBlock } from '../form-paper.ts';
import { organName, organNames, type Names } from './names.ts';

/** 职责分工表 as papers print it. */
export const SplitLines = z.array(z.object({ task: z.string(), lead: z.string(), handlers: z.string(), assistants: z.string(), handoff: z.string() }));
/** 清单修改内容, a sentence for each organ and item. */
export const AmendmentLines = z.array(z.string());

/** 任务–牵头–主办–协办–衔接. */
export function splitLinesOf(split: readonly SplitRow[], names: Names): z.infer<typeof SplitLines> {
  return split.map(({ task, leadOrganId, leadUnitId, handlerOrganIds, assistOrganIds, handoff }) => {
    const unit = names.units.get(leadUnitId);
    return { task, lead: `${organName(names, leadOrganId)}${unit ? `（${unit}）` : ''}`, handlers: organNames(names, handlerOrganIds), assistants: organNames(names, assistOrganIds), handoff: handoff ?? '无' };
  });
}

/** 职责分工表: 任务–牵头–主办–协办–衔接. */
export function splitTable(lines: z.infer<typeof SplitLines>): FormBlock {
  return {
    kind: 'table',
    columns: [{ header: '任务', width: 9 }, { header: '牵头', width: 7 }, { header: '主办', width: 6 }, { header: '协办', width: 6 }, { header: '衔接', width: 8 }],
    rows: lines.map(({ task, lead, handlers, assistants, handoff }) => [task, lead, handlers, assistants, handoff]),
  };
}

/** What each list loses, gains or says differently. */
export function amendmentLinesOf(amendments: readonly ListAmendment[], names: Names): string[] {
  return amendments.map(({ organId, operation, itemKey, fromOrganId, after }) => {
    const listed = names.items.get(itemKey);
    const item = listed ? `${listed.code} ${after?.name ?? listed.name}` : (after?.name ?? '原事项');
    const list = `${organName(names, organId)}职责任务清单`;
    const text = after?.description ? `，内容为：${after.description}` : '';
    switch (operation) {
      case 'ADD': return `${list}新增事项“${item}”${text}`;
      case 'MODIFY': return `${list}修改事项“${item}”${text}`;
      case 'TRANSFER_OUT': return `${list}划出事项“${item}”`;
      case 'TRANSFER_IN': return `${list}划入事项“${item}”${fromOrganId ? `（原属${organName(names, fromOrganId)}）` : ''}${text}`;
    }
  });
}
