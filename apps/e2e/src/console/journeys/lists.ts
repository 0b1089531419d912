import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import type { Stage } from '../a-stage.ts';
import { OPERATOR } from '../people-and-questions.ts';

/** 清单总览: totals, search, export. */
export function lists(stage: Stage): void {
  it('F-001 show the total of items in force, which is that of the service and 1,181', async () => {
    const v = await stage.signedIn(OPERATOR, '/lists');
    const { body: summary } = await stage.operator.get('/api/list-registry/v1/summary');
    expect(summary.items).toBe(1181);
    expect(await v.text('[data-testid=total-items]')).toBe('1,181');
    expect(await v.text('[data-testid=total-organs]')).toBe(String(summary.organs));
    await v.page.locator('tbody tr').first().waitFor();
    expect(await v.page.locator('tbody tr').count()).toBe(summary.organs);
    const shown = (await v.page.locator('tbody tr td:nth-child(5)').allInnerTexts()).map(Number);
    expect(shown.reduce((sum, items) => sum + items, 0)).toBe(1181);
  });

  it('are found by the name of their organ and exported as a file', async () => {
    const v = await stage.signedIn(OPERATOR, '/lists');
    await v.page.getByLabel('查找机关').fill('水务');
    await v.page.getByText('共 1 个机关').waitFor();
    const [download] = await Promise.all([v.page.waitForEvent('download'), v.button(/^导出青禾区水务局清单为 csv$/).click()]);
    expect(download.suggestedFilename()).toMatch(/^SWJ-V1\.0\.csv$/);
    expect(readFileSync(await download.path(), 'utf8')).toContain('职能清单');
  });
}
