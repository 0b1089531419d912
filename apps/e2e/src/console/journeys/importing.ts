import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { readWorkbook } from '@yidan/documents';
import { aFaultyListFile, aListFile, aListFileWithout, ELEMENTS } from '../a-list-workbook.ts';
import type { Stage } from '../a-stage.ts';
import type { Visitor } from '../a-visitor.ts';
import { DRAFTER, LIFT, OFFICER, OPERATOR } from '../people-and-questions.ts';

/** 导入清单: from the file to the list in force. */
export function importing(stage: Stage): void {
  const upload = async (v: Visitor, name: string, buffer: Buffer): Promise<void> => {
    await v.page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
    await v.page.getByText(`已选：${name}`).waitFor();
    await v.button('检查文件').click();
  };
  const chooseOrgan = async (v: Visitor, typed: string, found: string): Promise<void> => {
    await v.page.getByLabel('清单所属机关').fill(typed);
    await v.page.getByText(found, { exact: true }).last().click();
  };
  const problems = async (v: Visitor): Promise<string[]> => {
    await v.page.locator('[data-testid=problems] tr').first().waitFor();
    return (await v.page.locator('[data-testid=problems] tr').allInnerTexts()).map((row) => row.replaceAll(/\s+/g, ' '));
  };
  const importsKept = async (): Promise<number> => (await (await stage.city.as(OFFICER)).get('/api/list-registry/v1/imports?limit=200')).body.items.length;

  it('F-003 F-004 names every row in which a level or an element is missing, keeps nothing, and loads the file once it is mended', async () => {
    const missing = Object.fromEntries(ELEMENTS.slice(0, 8).map((element, i) => [i + 3, element]));
    const before = await importsKept();
    const v = await stage.signedIn(OFFICER, '/import');
    await chooseOrgan(v, 'SCJG', '青禾区市场监督管理局 SCJG');

    await upload(v, '缺要素.xlsx', await aFaultyListFile('SCJG', missing));

    const found = await problems(v);
    for (const [row, element] of Object.entries(missing)) expect(found).toContainEqual(expect.stringContaining(`第 ${row} 行缺少要素“${element}”`));
    expect(found.filter((text) => text.includes('REGISTRY.ITEM.ELEMENT_MISSING'))).toHaveLength(8);
    expect(await v.text('[role=alert] .ant-alert')).toContain('没有保存任何内容');
    const [download] = await Promise.all([v.page.waitForEvent('download'), v.button('下载问题清单（.csv）').click()]);
    expect(readFileSync(await download.path(), 'utf8').trim().split('\r\n')).toHaveLength(found.length + 1);
    const [marked] = await Promise.all([v.page.waitForEvent('download'), v.button('下载报告（.xlsx）').click()]);
    expect(marked.suggestedFilename()).toBe('缺要素-report.xlsx');
    const report = await readWorkbook(readFileSync(await marked.path()));
    expect(report.sheets.flatMap(({ rows }) => rows.flat())).toEqual(expect.arrayContaining([expect.stringContaining('第 3 行缺少要素“序号”')]));
    expect(await importsKept()).toBe(before);

    await upload(v, '无备注列.xlsx', await aListFileWithout('SCJG', ELEMENTS[8]));
    expect(await problems(v)).toEqual([expect.stringContaining('缺少要素列“备注”')]);

    await upload(v, '市场监管局.xlsx', await aListFile('SCJG'));
    expect(await v.text('[data-testid=understood]')).toContain('清单模板');
    expect(await importsKept()).toBe(before);
    await v.button('读入保存').click();
    await v.button('载入为现行清单').click();
    await v.button('确认载入').click();
    expect(await v.text('.ant-modal .field-error')).toBe('请填写');
    await v.page.getByLabel('审定文号').fill('青编发〔2026〕9号');
    await v.button('确认载入').click();

    const loaded = await v.text('[data-testid=loaded]');
    const { body: versions } = await stage.operator.get('/api/list-registry/v1/lists/SCJG/versions');
    expect(versions.items[0]).toMatchObject({ state: 'EFFECTIVE', documentNumber: '青编发〔2026〕9号' });
    expect(loaded).toContain(versions.items[0].label);
    expect(loaded).toContain('青编发〔2026〕9号');
    expect(await importsKept()).toBe(before + 1);
    await v.page.getByRole('link', { name: '这件事谁来管？' }).click();
    await v.ask(LIFT);
    const history = await v.text('[data-testid=history]');
    for (const said of ['青编发〔2026〕9号', '内容没有变化', '首次列入清单']) expect(history).toContain(said);
    expect(v.complaints).toEqual([]);
  }, 120_000);

  it('refuses another kind of file before it is sent', async () => {
    const v = await stage.signedIn(OFFICER, '/import');
    await v.page.locator('input[type=file]').setInputFiles({ name: '清单.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') });
    expect(await v.text('.drop .field-error')).toContain('不支持这种文件');
    expect(await v.button('检查文件').isDisabled()).toBe(true);
  });

  it('is offered to nobody who may not, and says who does', async () => {
    const v = await stage.signedIn(OPERATOR, '/import');
    expect(await v.text('.not-yours')).toMatch(/导入清单由编办经办人.*您的角色：派件员。/);
    expect(await v.page.locator('input[type=file]').count()).toBe(0);
    expect(await v.page.locator('.main-menu a[href="/import"]').count()).toBe(0);
  });

  it('leaves loading to the establishment office where a drafter took the file in', async () => {
    const v = await stage.signedIn(DRAFTER, '/import');
    await chooseOrgan(v, 'SWJ', '青禾区水务局 SWJ');
    await upload(v, '水务局.xlsx', await aListFile('SWJ'));
    await v.button('读入保存').click();
    expect(await v.text('.not-yours')).toContain('载入为现行清单由编办经办人办理');
    expect(await v.button('载入为现行清单').count()).toBe(0);
  });
}
