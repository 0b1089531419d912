import { titleLines } from './title-lines.ts';

describe('a title', () => {
  it('stays on one line where it fits', () => {
    expect(titleLines('青禾区水务局职责任务清单编制报告')).toEqual(['青禾区水务局职责任务清单编制报告']);
  });

  it('is broken between words, into lines of about the same length', () => {
    const lines = titleLines('青禾区水务局水资源管理科取水许可岗位职责手册');

    expect(lines.join('')).toBe('青禾区水务局水资源管理科取水许可岗位职责手册');
    expect(lines).toHaveLength(2);
    expect(Math.abs(lines[0]!.length - lines[1]!.length)).toBeLessThanOrEqual(4);
    expect(lines.every((line) => !/^(责|可|理|务)|(岗|职|管|许)$/.test(line))).toBe(true);
  });
});
