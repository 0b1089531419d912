import { expect, it } from '@jest/globals';
import type { LexiconTrialAnswer } from '@yidan/contracts';
import type { Stage } from '../a-stage.ts';
import type { Visitor } from '../a-visitor.ts';
import { ADMINISTRATOR, OPERATOR, UNIT_HANDLER } from '../people-and-questions.ts';

const LEXICON = '/api/summons/v1/lexicon';
const SAID = '铁扒子在河坝里刨';
/** What people say there, and what the lists of the district call it. */
const ENTRY = { words: ['铁扒子', '河坝…刨'], terms: ['采砂', '河道', '河湖'], holders: ['水务'] };

/** 日常用语: adding, trying, changing and removing words of the district's own. */
export function lexicon(stage: Stage): void {
  const rows = (v: Visitor) => v.page.locator('[data-testid=entries] tr');
  const kept = async (): Promise<{ words: string[]; terms: string[] }[]> => (await stage.operator.get(`${LEXICON}?limit=200`)).body.items;

  it('are tried on what people say, entered, changed and removed, and count from then on', async () => {
    const v = await stage.signedIn(OPERATOR, '/lexicon');
    await v.page.getByText('还没有本地的对照。').waitFor();
    await v.button('增加日常用语').click();
    await v.page.getByLabel('日常用语', { exact: true }).fill(ENTRY.words.join('\n'));
    await v.page.getByLabel('清单用词').fill(ENTRY.terms.join('\n'));
    await v.page.getByLabel('通常负责的机关').fill(ENTRY.holders.join('\n'));
    await v.page.getByLabel('拿几句话试').fill(`${SAID}\n今天星期几`);

    await v.button('试算').click();

    const trial = await v.text('[data-testid=trials]');
    const { body } = await stage.operator.post(`${LEXICON}/trial`, { entries: [ENTRY], texts: [SAID] });
    const [{ before, after }] = (body as LexiconTrialAnswer).items as [LexiconTrialAnswer['items'][number]];
    expect(before.decision).toBe('UNMATCHED');
    const [best] = after.candidates;
    for (const said of [SAID, '没有对应事项', best!.organ.name, best!.unit.name, best!.itemName, '没有变化']) expect(trial).toContain(said);
    expect(await v.page.getByText('2 句中有 1 句的结果会变。').count()).toBe(1);
    expect(await kept()).toEqual([]);

    await v.button(/^保存$/).click();
    await v.page.getByText('已保存，新来件按此理解。').waitFor();
    await rows(v).filter({ hasText: '铁扒子、河坝…刨' }).waitFor();
    expect(await kept()).toMatchObject([ENTRY]);
    await expectAnswered(true);

    await v.button('修改“铁扒子”').click();
    await v.page.getByLabel('清单用词').fill('河道采砂\n非法采砂');
    await v.button(/^保存$/).click();
    await rows(v).filter({ hasText: '河道采砂、非法采砂' }).waitFor();
    expect(await kept()).toMatchObject([{ terms: ['河道采砂', '非法采砂'], rowVersion: 2 }]);

    await v.button('删除“铁扒子”').click();
    await v.page.getByRole('dialog', { name: '删除这条对照？' }).waitFor();
    expect(await kept()).toHaveLength(1);
    await v.button('确认删除').click();
    await v.page.getByText('已删除。').waitFor();
    expect(await kept()).toEqual([]);
    await expectAnswered(false);
    expect(v.complaints).toEqual([]);
  }, 120_000);

  it('that are refused say why at their field, and nothing is lost', async () => {
    expect((await stage.operator.post(LEXICON, { words: ['麻木车'], terms: ['三轮车'] })).status).toBe(201);
    const v = await stage.signedIn(ADMINISTRATOR, '/lexicon');
    await v.button('增加日常用语').click();
    await v.button(/^保存$/).click();
    expect(await v.text('#entry-words-faults')).toBe('请至少填写一个用语');
    await v.page.getByLabel('日常用语', { exact: true }).fill('狗\n养狗扰民');
    await v.button(/^保存$/).click();
    await v.page.locator('#entry-words-faults', { hasText: '“狗”：至少两个字' }).waitFor();

    await v.page.getByLabel('日常用语', { exact: true }).fill('麻木车');
    await v.page.getByLabel('通常负责的机关').fill('一\n二\n三\n四\n五');
    await v.button(/^保存$/).click();
    expect(await v.text('#entry-holders-faults')).toBe('最多 4 个');
    await v.page.getByLabel('通常负责的机关').fill('交通运输');
    await v.button(/^保存$/).click();

    await v.page.locator('#entry-words-faults', { hasText: '“麻木车”已在其他条目中' }).waitFor();
    expect(await v.page.getByLabel('日常用语', { exact: true }).inputValue()).toBe('麻木车');
    await v.button(/^试算$/).click();
    await v.page.getByText('请至少填写一句话').waitFor();
  });

  it('are found by a part of them, page by page, and only read by those who do not keep them', async () => {
    for (let n = 1; n <= 22; n += 1) expect((await stage.operator.post(LEXICON, { words: [`土话说法${n}`], terms: ['河道采砂'] })).status).toBe(201);
    const v = await stage.signedIn(UNIT_HANDLER, '/lexicon');
    const { total } = (await stage.operator.get(LEXICON)).body;
    await v.page.getByText(`共 ${total} 条`, { exact: true }).waitFor();
    expect(await rows(v).count()).toBe(20);
    expect(await v.text('.not-yours')).toContain('您可以查看');
    expect(await v.button(/^(增加|修改|删除)/).count()).toBe(0);

    await v.button('下一页').click();
    await rows(v).filter({ has: v.page.getByRole('rowheader', { name: '土话说法2', exact: true }) }).waitFor();
    expect(await rows(v).count()).toBe(total - 20);
    await v.button('上一页').click();
    await rows(v).filter({ hasText: '土话说法22' }).waitFor();
    await v.page.getByLabel('查找').fill('说法22');
    await v.page.getByText('共 1 条', { exact: true }).waitFor();
    expect(await rows(v).allInnerTexts()).toEqual([expect.stringContaining('土话说法22')]);
  });

  // The matching learns of an entry a moment after it is stored.
  async function expectAnswered(found: boolean): Promise<void> {
    for (let tries = 0; tries < 200; tries += 1) {
      const { body } = await stage.operator.post('/api/summons/v1/match', { title: SAID, content: SAID });
      if ((body.decision !== 'UNMATCHED') === found) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error(`the matching never ${found ? 'learned' : 'forgot'} the word`);
  }
}
