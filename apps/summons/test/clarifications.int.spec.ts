import { ClarificationPublishedV1, ClarificationWithdrawnV1 } from '@yidan/contracts';
import { startCity } from '@yidan/testing';
import type { Answer, TestCity } from '@yidan/testing';
import { summons } from '../src/service.ts';
import { District } from './a-district.ts';
import { MATTERS } from './matters.ts';

const API = '/api/summons/v1';
const at = new Date('2026-03-02T09:00:00+08:00');
const CLARIFICATION = '0199aaaa-0000-7000-8000-00000000ff01';
let city: TestCity;
let chong: District;

beforeAll(async () => {
  city = await startCity([summons], { logLevel: 'error' });
  chong = await District.found(city, '510184', '崇');
  city.at(at.toISOString());
  await city.settled();
}, 120_000);
afterAll(() => city?.stop());

const ask = async (): Promise<Answer['body'][]> => (await chong.as('op').post(`${API}/match`, MATTERS.sand)).body.candidates;

it('F-167 a published document that says whose a matter is stands beside its item in the answer and on the order, until it is withdrawn', async () => {
  const [best] = await ask();
  expect(best.clarifications).toEqual([]);
  const document = { clarificationId: CLARIFICATION, documentNumber: '崇编发〔2026〕3号', title: '关于明确河道采砂执法职责的通知', issuer: '崇区委编委', issuedOn: '2026-02-20', subject: '夜间河道采砂' };
  await chong.emit([ClarificationPublishedV1.create({ ...document, duties: [{ itemKey: best.itemKey, role: 'LEAD', duty: '夜间采砂由水行政执法机构牵头查处' }], at: at.toISOString() }, at)]);
  await city.settled();

  const shown = [{ ...document, role: 'LEAD', duty: '夜间采砂由水行政执法机构牵头查处' }];
  expect((await ask())[0].clarifications).toEqual(shown);
  const { orders } = (await chong.as('op').post(`${API}/matters`, { channel: 'HOTLINE', ...MATTERS.sand })).body;
  const order = async (): Promise<Answer['body']> => (await chong.as('op').get(`${API}/orders/${orders[0].id}`)).body;
  expect((await order()).clarifications).toEqual(shown);

  await chong.emit([ClarificationWithdrawnV1.create({ clarificationId: CLARIFICATION, documentNumber: document.documentNumber, ground: '清单已修改', at: at.toISOString() }, at)]);
  await city.settled();
  expect([(await ask())[0].clarifications, (await order()).clarifications]).toEqual([[], []]);
});
