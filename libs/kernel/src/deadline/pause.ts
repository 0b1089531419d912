/** 中止原因 (R-DL-2): why a clock may stand still by law; a service adds its own as codes of its own. */
export const pauseReasonZh = { SUPPLEMENT: '补充材料', APPRAISAL: '专家鉴定、检验检测', LEGAL_ACT: '等待对方的法定行为', PUBLICITY: '公示公告' } as const;
export type LawfulPause = keyof typeof pauseReasonZh;

/** 中止: a span in which a clock stood still, and why; without an end while it still does. */
export interface DeadlinePause<Reason extends string = string> {
  readonly from: string;
  readonly to: string | null;
  readonly reason: Reason;
}

/** How long the clock stood still in all, of the pauses that are over and began before it was over. */
export function stoodStill(pauses: readonly DeadlinePause[], dueAt: Date): number {
  return pauses.reduce((sum, { from, to }) => (to !== null && new Date(from) <= dueAt ? sum + Date.parse(to) - Date.parse(from) : sum), 0);
}
