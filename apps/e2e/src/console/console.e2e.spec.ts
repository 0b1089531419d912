import { readFileSync } from 'node:fs';
import { readWorkbook } from '@yidan/documents';
import { sampleCity } from '@yidan/sample-city';
import type { TestClient } from '@yidan/testing';
import { browserPath } from './a-browser.ts';
import { ConsoleCity } from './a-console-city.ts';
import { aFaultyListFile, aListFile, aListFileWithout, ELEMENTS } from './a-list-workbook.ts';
import { DESK, PHONE, type Visitor } from './a-visitor.ts';

const OPERATOR = 'qh.feng.lina';
const OFFICER = 'qh.zhao.min';
const LIFT = '小区电梯坏了三天没人修，老人上不了楼。';
const UNCLEAR = ['工地半夜还在施工，吵得睡不着。', '路边摊占道经营没人管。', '小区旁边的河里有人倒建筑垃圾。', '有人往河里倒垃圾。', '楼下烧烤摊油烟太大。', '有人在小区里乱停车。', '路上的井盖丢了。'];
const NOWHERE = ['外星人绑架。', '我想学弹钢琴。', '今天星期几。'];

const chromium = await browserPath();

(chromium ? describe : describe.skip)('the console', () => {
  let city: ConsoleCity;
  let visitor: Visitor;
  let operator: TestClient;

  beforeAll(async () => {
    city = await ConsoleCity.start(chromium!);
    operator = await city.as(OPERATOR);
  }, 300_000);
  afterAll(() => city?.stop(), 60_000);
  afterEach(async () => {
    await visitor?.leave();
  });

  const signedIn = async (subject: string, path = '/', looking?: Parameters<ConsoleCity['visitor']>[0]): Promise<Visitor> => {
    visitor = await city.visitor(looking);
    await visitor.signIn(subject, path);
    return visitor;
  };

  describe('the question box', () => {
    it('names organ, unit, item, legal basis and reasons for an everyday question, as the services know them', async () => {
      const v = await signedIn(OPERATOR);

      await v.ask(LIFT);

      const { body: match } = await operator.post('/api/summons/v1/match', { title: LIFT, content: LIFT });
      const [best] = match.candidates;
      expect(await v.text('[data-testid=organ]')).toBe('青禾区市场监督管理局');
      expect(await v.text('[data-testid=unit]')).toBe('特种设备安全监察科');
      expect([best.organ.name, best.unit.name]).toEqual(['青禾区市场监督管理局', '特种设备安全监察科']);
      const { body: item } = await operator.get(`/api/list-registry/v1/items/${best.itemKey}`);
      const answer = await v.text('.answer').then(async () => ((await v.page.locator('[data-testid=history]').waitFor()), v.text('.answer')));
      for (const said of [item.name, item.code, item.version.documentNumber, item.version.label, item.basisRefs[0].article, item.majorFunction.name, best.reasons[0].textZh]) expect(answer).toContain(said);
      expect(await v.text('[data-testid=basis]')).toContain(item.basisRefs[0].instrument);
      expect(await v.text('[data-testid=history]')).toContain('首次列入清单');
      expect(v.complaints).toEqual([]);
    });

    it('speaks English as soon as somebody asks for it, and still does after a reload', async () => {
      const v = await signedIn(OPERATOR);
      await v.ask(LIFT);

      await v.button('切换语言：English').click();

      expect(await v.text('h1')).toBe('Who is responsible?');
      expect(await v.text('.reasons')).toContain('found in');
      await v.page.reload();
      await v.page.locator('#question').waitFor();
      expect(await v.text('h1')).toBe('Who is responsible?');
      expect(await v.page.locator('html').getAttribute('lang')).toBe('en');
    });

    it('makes an order of the answer in one click, and shows its number, holder, deadline and state', async () => {
      const v = await signedIn(OPERATOR);
      await v.ask(LIFT);
      const unit = await v.text('[data-testid=unit]');

      await v.button(/^派件$/).click();

      const number = await v.text('[data-testid=order-number]');
      const { body: orders } = await operator.get('/api/summons/v1/orders?limit=50');
      const order = orders.items.find((one: { number: string }) => one.number === number);
      expect(order).toMatchObject({ state: 'DISPATCHED', channel: 'HOTLINE', unit: { name: unit } });
      await v.page.getByRole('link', { name: '查看派件单' }).click();
      await v.page.getByRole('heading', { name: `派件单 ${number}` }).waitFor();
      const facts = await v.text('.facts');
      for (const said of [number, order.organ.name, unit, '已派件', '签收：', order.matterNumber]) expect(facts).toContain(said);
    });

    it('lets the operator choose where several bodies fit, and sends it there with the reason given', async () => {
      const text = await city.textAnswered('AMBIGUOUS', UNCLEAR);
      const v = await signedIn(OPERATOR);
      await v.ask(text);
      expect(await v.text('.decision')).toContain('有多个可能的单位');
      const first = await v.text('[data-testid=organ]');

      await v.page.locator('.candidates button[aria-pressed=false]').first().click();

      const { body: match } = await operator.post('/api/summons/v1/match', { title: text, content: text });
      const second = match.candidates[1];
      expect([await v.text('[data-testid=organ]'), await v.text('[data-testid=unit]')]).toEqual([second.organ.name, second.unit.name]);
      const reason = v.page.getByLabel('定责理由');
      expect(await reason.inputValue()).toContain(second.itemCode);
      await reason.fill('已与该科室电话确认。');
      await v.button(/^派件$/).click();
      const number = await v.text('[data-testid=order-number]');
      const { body: orders } = await operator.get('/api/summons/v1/orders?limit=50');
      const order = orders.items.find((one: { number: string }) => one.number === number);
      expect(order.unit.name).toBe(second.unit.name);
      const { body: matter } = await operator.get(`/api/summons/v1/matters/${order.matterId}`);
      expect(matter.decision).toMatchObject({ how: 'MANUAL', itemKey: second.itemKey, reason: '已与该科室电话确认。' });
      expect(first).not.toBe('');
    });

    it('says what to do where no item fits, and can leave the decision to an operator', async () => {
      const v = await signedIn(OPERATOR);
      await v.ask(await city.textAnswered('UNMATCHED', NOWHERE));
      expect(await v.text('.decision')).toContain('清单上没有找到对应事项');
      expect(await v.text('#advice')).toBe('怎么办');
      expect(await v.page.locator('[data-testid=organ]').count()).toBe(0);

      await v.button('登记来件，待派件员定责').click();

      await v.page.getByRole('heading', { name: '来件已登记，待派件员定责' }).waitFor();
      const number = /LJ-\d+-\d+/.exec(await v.text('.done'))?.[0];
      const { body: matters } = await operator.get('/api/summons/v1/matters?state=UNMATCHED&limit=50');
      expect(matters.items.map((one: { number: string }) => one.number)).toContain(number);
    });

    it('tells who may not dispatch that they may not', async () => {
      const v = await signedIn(OFFICER);
      await v.ask(LIFT);
      await v.button(/^派件$/).click();
      expect(await v.text('.dispatch .problem')).toContain('您的角色无权执行此操作');
    });

    it('is linked on request only, and the link leads through the login to the same answer', async () => {
      const v = await signedIn(OPERATOR);
      await v.ask(LIFT);
      expect(new URL(v.page.url()).search).toBe('');
      await v.button('复制链接').click();
      await v.page.getByText('链接已复制').waitFor();
      const link = new URL(await v.page.evaluate<string>('navigator.clipboard.readText()'));
      await v.leave();

      const other = await signedIn(OFFICER, link.pathname + link.search);

      await other.page.locator('.decision').waitFor();
      expect(await other.text('[data-testid=unit]')).toBe('特种设备安全监察科');
    });

    it('says that the network is gone, and answers when it is back', async () => {
      const v = await signedIn(OPERATOR);
      await v.context.setOffline(true);
      await v.page.locator('#question').fill(LIFT);
      await v.button('查一查谁来管').click();
      expect(await v.text('.problem')).toContain('连不上系统');
      expect(await v.text('.offline')).toContain('网络已断开');

      await v.context.setOffline(false);
      await v.button('重试').click();

      await v.page.locator('.decision').waitFor();
      expect(await v.page.locator('.offline').count()).toBe(0);
    });
  });

  describe('importing a list', () => {
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
    const importsKept = async (): Promise<number> => (await (await city.as(OFFICER)).get('/api/list-registry/v1/imports?limit=200')).body.items.length;

    it('F-003 F-004 names every row in which a level or an element is missing, keeps nothing, and loads the file once it is mended', async () => {
      const missing = Object.fromEntries(ELEMENTS.slice(0, 8).map((element, i) => [i + 3, element]));
      const before = await importsKept();
      const v = await signedIn(OFFICER, '/import');
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
      const { body: versions } = await operator.get('/api/list-registry/v1/lists/SCJG/versions');
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
      const v = await signedIn(OFFICER, '/import');
      await v.page.locator('input[type=file]').setInputFiles({ name: '清单.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') });
      expect(await v.text('.drop .field-error')).toContain('不支持这种文件');
      expect(await v.button('检查文件').isDisabled()).toBe(true);
    });

    it('tells an operator that importing is not theirs to do', async () => {
      const v = await signedIn(OPERATOR, '/import');
      await chooseOrgan(v, 'SCJG', '青禾区市场监督管理局 SCJG');
      await upload(v, '市场监管局.xlsx', await aListFile('SCJG'));
      expect(await v.text('.problem')).toContain('无权');
    });
  });

  describe('the lists', () => {
    it('F-001 show the total of items in force, which is that of the service and 1,181', async () => {
      const v = await signedIn(OPERATOR, '/lists');
      const { body: summary } = await operator.get('/api/list-registry/v1/summary');
      expect(summary.items).toBe(1181);
      expect(await v.text('[data-testid=total-items]')).toBe('1,181');
      expect(await v.text('[data-testid=total-organs]')).toBe(String(summary.organs));
      await v.page.locator('tbody tr').first().waitFor();
      expect(await v.page.locator('tbody tr').count()).toBe(summary.organs);
      const shown = (await v.page.locator('tbody tr td:nth-child(5)').allInnerTexts()).map(Number);
      expect(shown.reduce((sum, items) => sum + items, 0)).toBe(1181);
    });

    it('are found by the name of their organ and exported as a file', async () => {
      const v = await signedIn(OPERATOR, '/lists');
      await v.page.getByLabel('查找机关').fill('水务');
      await v.page.getByText('共 1 个机关').waitFor();
      const [download] = await Promise.all([v.page.waitForEvent('download'), v.button(/^导出青禾区水务局清单为 csv$/).click()]);
      expect(download.suggestedFilename()).toMatch(/^SWJ-V1\.0\.csv$/);
      expect(readFileSync(await download.path(), 'utf8')).toContain('职能清单');
    });
  });

  describe('the session', () => {
    it('ends at the login page, and the questions asked in it are forgotten', async () => {
      const v = await signedIn(OPERATOR);
      await v.ask(LIFT);
      await v.button('退出登录').click();

      await v.logIn(OFFICER);

      expect(await v.text('.account')).toContain(OFFICER);
      expect(await v.page.getByText('本次登录问过的').count()).toBe(0);
    });

    it('that is over leads back to the login, and then to where the person was', async () => {
      const v = await signedIn(OPERATOR, '/lists');
      await v.page.locator('[data-testid=total-items]').waitFor();
      await v.context.clearCookies();
      await v.page.evaluate("for (const key of Object.keys(sessionStorage)) sessionStorage[key] = sessionStorage[key].replace(/(_token\":\")[^\"]+/g, '$1spoilt')");

      await v.page.reload();
      await v.logIn(OPERATOR);

      expect(new URL(v.page.url()).pathname).toBe('/lists');
      expect(await v.text('[data-testid=total-items]')).toBe('1,181');
    });

    it('is renewed without a word where only the access token has run out', async () => {
      const v = await signedIn(OPERATOR, '/lists');
      await v.page.locator('[data-testid=total-items]').waitFor();
      await v.page.evaluate("for (const key of Object.keys(sessionStorage)) sessionStorage[key] = sessionStorage[key].replace(/(access_token\":\")[^\"]+/g, '$1spoilt')");

      await v.page.reload();

      expect(await v.text('[data-testid=total-items]')).toBe('1,181');
    });
  });

  describe('the frame', () => {
    it('asks people of several organs for which one they act, and says so from then on', async () => {
      const admin = await city.as(sampleCity().districts[0].people.find(({ roles }) => roles.includes('TENANT_ADMIN'))!.subject);
      const { body: people } = await admin.get('/api/list-registry/v1/people?subject=qh.han.yan');
      expect((await admin.post(`/api/list-registry/v1/people/${people.items[0].personId}/grants`, { role: 'ORGAN_DRAFTER', organCode: 'SWJ' })).status).toBe(201);

      const v = await signedIn('qh.han.yan');
      await v.page.getByRole('dialog', { name: '请选择本次代表的机关' }).waitFor();
      expect(await v.violations()).toEqual([]);
      await v.page.getByLabel('519901/SWJ').check();
      await v.button('确定').click();

      await v.page.getByText('代表机关：519901/SWJ').waitFor();
      await v.ask(LIFT);
      expect(await v.text('[data-testid=organ]')).not.toBe('');
      expect(v.complaints).toEqual([]);
    });

    it('stays usable where a page breaks, which says so in both languages', async () => {
      const v = await signedIn(OPERATOR);
      await v.page.route('**/assets/lists-page-*', (route) => route.abort());
      await v.page.getByRole('link', { name: '清单总览' }).click();
      expect(await v.text('[role=alert]')).toMatch(/页面出错了[^]*Something went wrong on this page/);

      await v.page.getByRole('link', { name: '导入清单' }).click();

      await v.page.getByRole('heading', { name: '导入清单' }).waitFor();
    });
  });

  describe.each([
    ['Chinese', 'a desk', 'zh-CN', DESK],
    ['English', 'a desk', 'en', DESK],
    ['Chinese', 'a phone', 'zh-CN', PHONE],
    ['English', 'a phone', 'en', PHONE],
  ] as const)('in %s on %s', (_language, _screen, language, screen) => {
    const sound = async (v: Visitor, where: string): Promise<void> => {
      expect({ where, violations: await v.violations(), overflow: await v.overflow() }).toEqual({ where, violations: [], overflow: 0 });
    };

    it('every page keeps to the rules of accessibility and fits the screen', async () => {
      const [unclear, nowhere] = [await city.textAnswered('AMBIGUOUS', UNCLEAR), await city.textAnswered('UNMATCHED', NOWHERE)];
      const v = await signedIn(OPERATOR, '/', { language, screen });
      await v.page.locator('#question').waitFor();
      await sound(v, 'question');
      await v.page.locator('.more summary').click();
      await v.ask(unclear);
      await v.page.locator('[data-testid=history]').waitFor();
      await sound(v, 'answer');
      await v.page.locator('.dispatch .ant-btn-primary').click();
      await v.page.locator('[data-testid=order-number]').waitFor();
      await sound(v, 'dispatched');
      await v.page.locator('.done a').click();
      await v.page.waitForURL(/\/orders\//);
      await v.page.locator('#matter-text').waitFor();
      await sound(v, 'order');
      if (screen === PHONE) {
        await v.page.locator('header .narrow-only').click();
        await v.page.locator('.drawer').waitFor();
        await sound(v, 'menu');
        await v.page.locator('.drawer a').nth(1).click();
      } else await v.page.locator('.main-menu a').nth(1).click();
      await v.page.locator('tbody tr').first().waitFor();
      await sound(v, 'lists');
      await v.open('/');
      await v.ask(nowhere);
      await v.page.locator('#advice').waitFor();
      await sound(v, 'unmatched');
      await v.open('/nowhere');
      await v.page.locator('.notice').waitFor();
      await sound(v, 'not found');
      expect(v.complaints).toEqual([]);
    }, 120_000);

    it('importing keeps to the rules of accessibility and fits the screen', async () => {
      const v = await signedIn(OFFICER, '/import', { language, screen });
      await sound(v, 'choosing');
      await v.page.locator('#organ').fill('SWJ');
      await v.page.getByText('青禾区水务局 SWJ', { exact: true }).last().waitFor();
      await sound(v, 'choosing an organ');
      await v.page.getByText('青禾区水务局 SWJ', { exact: true }).last().click();
      const check = v.page.locator('.drop + .answer-actions button').first();
      await v.page.locator('input[type=file]').setInputFiles({ name: 'a.xlsx', mimeType: 'application/octet-stream', buffer: await aFaultyListFile('SWJ', { 3: ELEMENTS[2] }) });
      await check.click();
      await v.page.locator('[data-testid=problems] tr').first().waitFor();
      await sound(v, 'refused');
      await v.page.locator('input[type=file]').setInputFiles({ name: 'b.xlsx', mimeType: 'application/octet-stream', buffer: await aListFile('SWJ') });
      await check.click();
      await v.page.locator('[data-testid=understood] details').last().click();
      await sound(v, 'understood');
      await v.page.locator('section:has(#next-step) .ant-btn-primary').click();
      await v.page.locator('.steps li.done').nth(1).waitFor();
      await v.page.locator('section:has(#next-step) .ant-btn-primary').click();
      await v.page.locator('#documentNumber').waitFor();
      await v.page.locator('.ant-modal .ant-btn-primary').click();
      await v.page.locator('.ant-modal .field-error').waitFor();
      await sound(v, 'loading');
      expect(v.complaints).toEqual([]);
    }, 120_000);
  });
});
