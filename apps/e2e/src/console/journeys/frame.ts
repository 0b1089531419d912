import { expect, it } from '@jest/globals';
import { sampleCity } from '@yidan/sample-city';
import type { Stage } from '../a-stage.ts';
import { LIFT, OFFICER, UNIT_HANDLER } from '../people-and-questions.ts';

/** 页框: who is signed in, for which organ, and what still works where a page does not. */
export function frame(stage: Stage): void {
  it('says who is signed in by name, and of which organ and unit', async () => {
    const v = await stage.signedIn(UNIT_HANDLER);
    await v.page.locator('[data-testid=who]', { hasText: '吕倩' }).waitFor();
    const { body: me } = await (await stage.city.as(UNIT_HANDLER)).get('/api/list-registry/v1/me');
    expect(me).toMatchObject({ name: '吕倩', organ: { code: 'ZHZF' }, unit: { code: 'SRGL' } });
    expect(await v.text('[data-testid=place]')).toBe(`${me.organ.name} ${me.unit.name}`);
  });

  it('asks people of several organs for which one they act, and says so from then on', async () => {
    const admin = await stage.city.as(sampleCity().districts[0].people.find(({ roles }) => roles.includes('TENANT_ADMIN'))!.subject);
    const { body: people } = await admin.get('/api/list-registry/v1/people?subject=qh.han.yan');
    expect((await admin.post(`/api/list-registry/v1/people/${people.items[0].personId}/grants`, { role: 'ORGAN_DRAFTER', organCode: 'SWJ' })).status).toBe(201);

    const v = await stage.signedIn('qh.han.yan');
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
    const v = await stage.signedIn(OFFICER);
    await v.page.route('**/assets/lists-page-*', (route) => route.abort());
    await v.page.getByRole('link', { name: '清单总览' }).click();
    await v.page.getByRole('alert').filter({ hasText: /页面出错了[^]*Something went wrong on this page/ }).waitFor();

    await v.page.getByRole('link', { name: '导入清单' }).click();

    await v.page.getByRole('heading', { name: '导入清单' }).waitFor();
  });
}
