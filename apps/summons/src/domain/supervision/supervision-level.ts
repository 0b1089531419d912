import type { SupervisionLevel } from '@yidan/contracts';

/** 督办级别, from the mildest. */
export const supervisionLevelZh: Readonly<Record<SupervisionLevel, string>> = { REMIND: '提醒', URGE: '催办', SUPERVISE: '督办', LISTED: '挂牌督办', INTERVIEW: '约谈' };
export const SUPERVISION_LEVELS = Object.keys(supervisionLevelZh) as readonly SupervisionLevel[];
/** Reminders fall away when the thing is done; from 督办 on a reply is owed all the same. */
export const REMINDERS: readonly SupervisionLevel[] = ['REMIND', 'URGE'];

/** 上一级督办: what stands above a level; nothing stands above an interview. */
export function levelAbove(level: SupervisionLevel): SupervisionLevel | null {
  return SUPERVISION_LEVELS[SUPERVISION_LEVELS.indexOf(level) + 1] ?? null;
}

/** 建议级别: one above whatever was tried before about the same object. */
export function proposedLevel(tried: readonly SupervisionLevel[]): SupervisionLevel {
  const highest = tried.reduce((most, level) => Math.max(most, SUPERVISION_LEVELS.indexOf(level)), -1);
  return SUPERVISION_LEVELS[Math.min(highest + 1, SUPERVISION_LEVELS.length - 1)]!;
}
