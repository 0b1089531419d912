import { jest } from '@jest/globals';
import type { TestCity } from '@yidan/testing';
import { anOrgan, Chain, deputy, director, justice, officer, reviewer, secretary, someRows, theOffices } from './a-chain.ts';
import { api, aRegistry, drafterOf, expectStatus, qinghe, register } from './a-registry.ts';

jest.setTimeout(60_000);

let city: TestCity;
beforeAll(async () => {
  city = await aRegistry();
  await theOffices(city);
});
afterAll(() => city?.stop());

async function aVersion(organ: string): Promise<Chain> {
  await anOrgan(city, organ);
  return Chain.underReview(city, organ, someRows(3));
}

describe('a version under review', () => {
  it.each([['R1', director, justice], ['R2', justice, director]])('F-010 is not reviewed with one opinion only, whichever comes first (%s)', async (organ, first, second) => {
    const chain = await aVersion(organ);
    await chain.opinions();

    expect(expectStatus(await chain.post('pass', first), 200).body).toMatchObject({ state: 'UNDER_REVIEW' });
    expect((await chain.post('pass', first)).status).toBe(409);
    expect(expectStatus(await chain.post('pass', second), 200).body).toMatchObject({ state: 'REVIEWED' });
  });

  it('F-010 is never passed by one person for both organs', async () => {
    const chain = await aVersion('R3');
    await chain.opinions();
    const { body: both } = expectStatus(await city.as(officer).post(`${api}/people`, { subject: 'qh.both', name: '吴晓明', organCode: 'BB', roles: ['ESTABLISHMENT_DIRECTOR'] }), 201);
    expectStatus(await city.as(officer).post(`${api}/people/${both.personId}/grants`, { role: 'JUSTICE_DIRECTOR', organCode: 'SFJ' }), 201);
    const pass = (organ: string) => city.as('qh.both', { 'yidan-organ': organ }).post(`${api}/versions/${chain.id}/pass`);

    expectStatus(await pass('BB'), 200);
    expect(await pass('SFJ')).toMatchObject({ status: 403, body: { code: 'SEC.FOUR_EYES' } });
    expect((await chain.state()).state).toBe('UNDER_REVIEW');
  });

  it('is passed and returned on stored opinions of its own round only, signed by another person than prepared them', async () => {
    const chain = await aVersion('R4');
    expect(await chain.post('pass', director)).toMatchObject({ status: 409, body: { code: 'REGISTRY.REVIEW.OPINION_MISSING' } });
    await chain.opinions();
    expect(await chain.post('return', director)).toMatchObject({ status: 409, body: { code: 'REGISTRY.REVIEW.OPINION_MISSING' } });
    // Whoever prepared the opinion may be director too; signing is another person's.
    const [{ id }] = (await chain.sql(`select id from person_account where subject = $1`, [officer])) as [{ id: string }];
    expectStatus(await city.as(officer).post(`${api}/people/${id}/grants`, { role: 'ESTABLISHMENT_DIRECTOR' }), 201);
    expect(await chain.post('pass', officer)).toMatchObject({ status: 403, body: { code: 'SEC.FOUR_EYES' } });

    await chain.enterRound(2);
    expect(await chain.post('pass', director)).toMatchObject({ status: 409, body: { code: 'REGISTRY.REVIEW.OPINION_MISSING' } });
  });

  it('a return names an error, a pass names none, and each organ writes one opinion a round', async () => {
    const chain = await aVersion('R5');
    const error = { rule: 'R-REG-10', severity: 'ERROR', text: '名称不规范' };
    expect(await chain.post('reviews', reviewer, { conclusion: 'PASS', findings: [error] })).toMatchObject({ status: 422, body: { code: 'REGISTRY.REVIEW.CONTRADICTION' } });
    expect(await chain.post('reviews', reviewer, { conclusion: 'RETURN' })).toMatchObject({ status: 422, body: { code: 'REGISTRY.REVIEW.CONTRADICTION' } });
    expect(await chain.post('reviews', reviewer, { conclusion: 'RETURN', findings: [{ ...error, itemKey: crypto.randomUUID() }] })).toMatchObject({ status: 422, body: { code: 'REGISTRY.REVIEW.ITEM_UNKNOWN' } });
    const { body: mine } = expectStatus(await chain.post('reviews', reviewer, { conclusion: 'RETURN', findings: [error] }), 201);
    expect(await chain.post('reviews', reviewer, { conclusion: 'PASS' })).toMatchObject({ status: 409, body: { code: 'REGISTRY.REVIEW.OPINION_EXISTS' } });
    expect(mine).toMatchObject({ reviewer: 'JUSTICE', round: 1, state: 'PREPARED', actions: ['revise'] });

    const revise = (as: string, body: object) => city.as(as).put(`${api}/reviews/${mine.reviewId}`, body, { 'if-match': `"${mine.rowVersion}"` });
    await register(city, qinghe, 'qh.reviewer2', 'SFJ', ['JUSTICE_REVIEWER']);
    expect((await revise('qh.reviewer2', { conclusion: 'PASS' })).status).toBe(403);
    expect(expectStatus(await revise(reviewer, { conclusion: 'PASS' }), 200).body).toMatchObject({ conclusion: 'PASS', findings: [] });
    expect((await revise(reviewer, { conclusion: 'PASS' })).status).toBe(412);
  });

  it('takes over what the checks of the list find, where the reviewer wants it', async () => {
    await anOrgan(city, 'R6');
    const chain = await Chain.underReview(city, 'R6', someRows(2, (n) => (n === 1 ? { basis: [] } : {})));

    const { body } = expectStatus(await chain.post('reviews', reviewer, { conclusion: 'RETURN', copyChecks: true }), 201);

    expect(body.findings).toContainEqual(expect.objectContaining({ severity: 'ERROR', itemKey: expect.any(String) }));
  });
});

describe('a version that was returned', () => {
  it('F-010 has each error answered by its own organ, once, before it comes again', async () => {
    const chain = await aVersion('R7');
    const [, opinion] = await chain.opinions('RETURN');
    const [{ findingId }] = opinion.findings;
    const answer = (as: string, text = '已按意见修改名称') => city.as(as).post(`${api}/review-findings/${findingId}/answer`, { text });
    // Nothing is told to the organ before it is signed.
    expect((await city.as(drafterOf(qinghe, 'R7')).get(`${api}/versions/${chain.id}/reviews`)).body.items).toEqual([]);
    expect((await answer(drafterOf(qinghe, 'R7'))).status).toBe(409);
    expect(expectStatus(await chain.post('return', justice), 200).body).toMatchObject({ state: 'RETURNED', round: 1 });
    await anOrgan(city, 'R8');

    expect((await answer(drafterOf(qinghe, 'R8'))).status).toBe(404);
    const answered = expectStatus(await answer(drafterOf(qinghe, 'R7')), 201).body;
    expect(answered.findings).toMatchObject([{ findingId, severity: 'ERROR', answer: { text: '已按意见修改名称' } }]);
    expect(await answer('qh.r7.approver')).toMatchObject({ status: 409, body: { code: 'REGISTRY.REVIEW.ANSWERED' } });
    // The opinion of the other organ was never signed: it asks for nothing.
    expect((await city.as('qh.r7.approver').get(`${api}/versions/${chain.id}/reviews`)).body.items).toHaveLength(1);
  });

  it('goes to the commission after the third round, and not before', async () => {
    const chain = await aVersion('R9');
    const { body: meeting } = expectStatus(await city.as(secretary).post(`${api}/meetings`, { meetsOn: '2026-03-10', place: '第一会议室' }), 201);
    for (const round of [1, 2, 3]) {
      if (round > 1) await chain.enterRound(round);
      await chain.opinions('RETURN');
      expectStatus(await chain.post('return', round === 2 ? justice : deputy), 200);
      if (round < 3) expect((await chain.post('escalate', secretary, { meetingId: meeting.meetingId })).status).toBe(409);
    }

    expect((await chain.post('schedule', secretary, { meetingId: meeting.meetingId })).status).toBe(409);
    expect(expectStatus(await chain.post('escalate', secretary, { meetingId: meeting.meetingId }), 200).body).toMatchObject({ state: 'IN_DELIBERATION', round: 3 });
  });
});
