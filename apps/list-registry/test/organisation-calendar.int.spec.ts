import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CalendarAnswer, CalendarYearAnswer, PoliciesAnswer, type PolicyValueAnswer } from '@yidan/contracts';
import { statutoryDays } from '@yidan/kernel';
import { startCity, type TestCity } from '@yidan/testing';
import { listRegistry } from '../src/service.ts';

const api = '/api/list-registry/v1';
const [yunan, qinghe, linjiang] = ['990100', '990102', '990103'] as const;
const notice = '国办发明电〔2026〕9号';
// The notice of 2027 is not out; its statutory days and one shift stand in for it.
const file2027 = {
  year: 2027,
  papers: ['https://www.gov.cn/2027'],
  days: [...statutoryDays(2027).map(({ name, date }) => ({ name, date, isOffDay: true })), { name: '国庆节', date: '2027-10-09', isOffDay: false }],
};

const realData = process.env['YIDAN_REAL_DATA'];
const real = realData && existsSync(join(realData, 'holidays')) ? join(realData, 'holidays', 'holiday-cn') : null;
const withRealData = real || process.env['YIDAN_REQUIRE_ALL'] === '1' ? it : it.skip;

let city: TestCity;

beforeAll(async () => {
  city = await startCity([listRegistry]);
  city.at('2026-11-10T09:00:00+08:00');
  for (const [tenantId, prefix] of [[yunan, 'ya'], [qinghe, 'qh'], [linjiang, 'lj']] as const) {
    const { status } = await city.as('platform.operator').post(`${api}/tenants`, {
      tenantId,
      name: prefix,
      level: tenantId === yunan ? 'CITY' : 'DISTRICT',
      cityTenantId: yunan,
      establishmentOffice: { code: 'BB', name: `${prefix}编办`, shortName: '编办' },
      administrator: { subject: `${prefix}.admin`, name: '周文静' },
    });
    expect(status).toBe(201);
    await post(`${prefix}.admin`, 'people', { subject: `${prefix}.second`, name: '陈海燕', organCode: 'BB', roles: ['TENANT_ADMIN'] });
    await post(`${prefix}.admin`, 'people', { subject: `${prefix}.director`, name: '高志强', organCode: 'BB', roles: ['ESTABLISHMENT_DIRECTOR'] });
    await post(`${prefix}.admin`, 'people', { subject: `${prefix}.officer`, name: '林国栋', organCode: 'BB', roles: ['ESTABLISHMENT_OFFICER'] });
  }
}, 60_000);
afterAll(() => city?.stop());

describe('F-148 the working calendar', () => {
  it('of 2026 is there from the start, that of 2027 is provisional until its notice is entered', async () => {
    expect(await yearOf('qh.admin', 2026)).toMatchObject({ provisional: false, workingDays: 248, workingDaysByMonth: [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23] });
    expect(await yearOf('qh.admin', 2027)).toMatchObject({ provisional: true });
  });

  it('proposed by one person is approved by another, and holds in every district of the city', async () => {
    const proposed = await post('ya.admin', 'calendars', { noticeNumber: notice, file: file2027 });
    expect(proposed).toMatchObject({ status: 201, body: { state: 'PROPOSED', year: 2027, kind: 'NOTICE', actions: ['withdraw'], rowVersion: 1 } });
    expect((await yearOf('ya.admin', 2027)).provisional).toBe(true);

    const path = `calendars/${proposed.body.calendarId}/approve`;
    expect(await post('ya.admin', path)).toMatchObject({ status: 403, body: { code: 'SEC.FOUR_EYES' } });
    expect((await post('ya.officer', path)).status).toBe(403);
    expect(await post('ya.second', path)).toMatchObject({ status: 200, body: { state: 'IN_FORCE', actions: [], rowVersion: 2 } });

    for (const reader of ['ya.admin', 'qh.admin', 'lj.admin']) {
      const year = await yearOf(reader, 2027);
      expect(year.provisional).toBe(false);
      expect(year.days.find(({ date }) => date === '2027-10-09')).toMatchObject({ kind: 'MAKEUP_WORKDAY', working: true, source: notice });
    }
    const { rows } = await city.sql('list-registry').query(`select type, agg_version as version, published from journal where agg_id = $1 order by seq`, [proposed.body.calendarId]);
    expect(rows).toEqual([
      { type: 'calendar.proposed', version: 1, published: false },
      { type: 'calendar.changed', version: 2, published: true },
    ]);
    expect(await post('ya.director', path)).toMatchObject({ status: 409, body: { code: 'COMMON.STEP_OUT_OF_ORDER' } });
  });

  it('with wrong rows is refused, row by row in both languages', async () => {
    const file = { ...file2027, days: [...file2027.days.slice(1), { name: '春节', date: '2027-02-06', isOffDay: true }, { name: '元旦', date: '2027-13-01', isOffDay: true }] };
    const { status, body } = await post('ya.admin', 'calendars', { noticeNumber: notice, file });
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'CALENDAR.HOLIDAY_FILE_INVALID' });
    expect(body.violations.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toEqual([
      'days[13] CALENDAR.DUPLICATE',
      'days[14] CALENDAR.DATE',
      'days CALENDAR.STATUTORY_MISSING',
    ]);
    expect(body.violations[0]).toMatchObject({ message: expect.stringContaining('Row 14'), messageZh: expect.stringContaining('第 14 行') });
  });

  it('with the yearly notice is the city’s; a district lays its own days over it, for itself alone', async () => {
    expect(await post('qh.admin', 'calendars', { noticeNumber: notice, file: file2027 })).toMatchObject({ status: 403, body: { code: 'CALENDAR.NOTICE_OF_CITY' } });
    const own = { kind: 'OVERRIDE', noticeNumber: '清府发〔2026〕8号', file: { year: 2026, days: [{ name: '泼水节', date: '2026-04-13', isOffDay: true }] } };
    const { body } = await post('qh.admin', 'calendars', own);
    expect((await post('ya.second', `calendars/${body.calendarId}/approve`)).status).toBe(404);
    expect((await post('qh.director', `calendars/${body.calendarId}/approve`)).status).toBe(200);

    expect((await yearOf('qh.admin', 2026)).workingDays).toBe(247);
    expect((await yearOf('qh.admin', 2026)).days.find(({ date }) => date === '2026-04-13')).toMatchObject({ kind: 'SHIFTED_REST', name: '泼水节', source: '清府发〔2026〕8号' });
    expect((await yearOf('lj.admin', 2026)).workingDays).toBe(248);
    expect((await yearOf('ya.admin', 2026)).workingDays).toBe(248);
  });

  it('of a city keeps the notice of the year beneath its own days, and the newer of a kind takes the place of the older', async () => {
    const closure = (date: string) => ({ kind: 'OVERRIDE', noticeNumber: '云府发〔2027〕3号', file: { year: 2027, days: [{ name: '全市防汛', date, isOffDay: true }] } });
    const first = await inForce(closure('2027-07-06'));
    expect((await yearOf('lj.admin', 2027)).days.filter(({ date }) => ['2027-07-06', '2027-10-09'].includes(date)).map(({ kind }) => kind)).toEqual(['SHIFTED_REST', 'MAKEUP_WORKDAY']);
    await inForce(closure('2027-07-07'));
    expect((await yearOf('lj.admin', 2027)).days.filter(({ date }) => ['2027-07-06', '2027-07-07'].includes(date)).map(({ kind }) => kind)).toEqual(['WORKDAY', 'SHIFTED_REST']);
    const { body } = await city.as('lj.admin').get(`${api}/calendars?year=2027&state=SUPERSEDED`);
    expect(body.items.map(({ calendarId, actions }: { calendarId: string; actions: string[] }) => ({ calendarId, actions }))).toEqual([{ calendarId: first, actions: [] }]);
  });

  it('waits in one proposal at a time, and two approvals at the same moment are one', async () => {
    const proposal = { kind: 'OVERRIDE', noticeNumber: '临府发〔2026〕1号', file: { year: 2026, days: [{ name: '开街日', date: '2026-12-01', isOffDay: true }] } };
    const proposed = await Promise.all([post('lj.admin', 'calendars', proposal), post('lj.admin', 'calendars', proposal)]);
    expect(proposed.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(proposed.find(({ status }) => status === 409)?.body.code).toBe('CALENDAR.PROPOSAL_OPEN');
    const { calendarId } = proposed.find(({ status }) => status === 201)!.body;
    const approved = await Promise.all([post('lj.second', `calendars/${calendarId}/approve`), post('lj.director', `calendars/${calendarId}/approve`)]);
    expect(approved.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { rowCount } = await city.sql('list-registry').query(`select from journal where agg_id = $1 and type = 'calendar.changed'`, [calendarId]);
    expect(rowCount).toBe(1);
  });

  it('that was withdrawn makes room for the next proposal', async () => {
    const proposal = { kind: 'OVERRIDE', noticeNumber: '临府发〔2027〕1号', file: { year: 2027, days: [{ name: '开街日', date: '2027-12-01', isOffDay: true }] } };
    const { body } = await post('lj.admin', 'calendars', proposal);
    expect(await post('lj.admin', `calendars/${body.calendarId}/withdraw`)).toMatchObject({ status: 200, body: { state: 'WITHDRAWN' } });
    expect((await post('lj.admin', 'calendars', proposal)).status).toBe(201);
  });

  it('cannot be approved by its proposer in the database either', async () => {
    const update = city.sql('list-registry').query(`update calendar_year set approved_by = proposed_by`);
    await expect(update).rejects.toThrow('calendar_year_four_eyes');
  });

  withRealData('takes the open data files of 2025 and 2026 as they are published', async () => {
    if (!real) throw new Error('YIDAN_REAL_DATA names no folder with holidays/holiday-cn');
    const expected = await yearOf('lj.admin', 2025);
    for (const year of [2025, 2026]) {
      const file: unknown = JSON.parse(readFileSync(join(real, `${year}.json`), 'utf8'));
      const { status, body } = await post('ya.admin', 'calendars', { noticeNumber: `notice ${year}`, file });
      expect({ status, code: body.code }).toEqual({ status: 201, code: undefined });
      expect((await post('ya.second', `calendars/${body.calendarId}/approve`)).status).toBe(200);
    }
    expect((await yearOf('lj.admin', 2025)).workingDays).toBe(expected.workingDays);
    expect((await yearOf('ya.admin', 2026)).workingDays).toBe(248);
  });
});

describe('the policy pack', () => {
  const signed = (value: unknown, validFrom = '2026-11-01') => ({ value, sourceDocument: '云编发〔2026〕5号', validFrom });
  const limit = 'policies/dispatch.limits.callback';

  it('starts from the defaults of the platform', async () => {
    expect(await policy('qh.admin', 'org.unit.minStaff')).toMatchObject({ value: 3, source: 'DEFAULT', sourceDocument: null });
  });

  it('F-153 shows with each value the level and the instrument that set it; without an instrument none is taken', async () => {
    expect((await put('ya.admin', 'policies/org.unit.minStaff', signed(4))).status).toBe(200);
    expect(await policy('qh.admin', 'org.unit.minStaff')).toMatchObject({ value: 4, source: 'CITY', sourceDocument: '云编发〔2026〕5号', validFrom: '2026-11-01', fallback: 3 });
    expect((await put('qh.admin', 'policies/org.unit.minStaff', { ...signed(2), sourceDocument: '清编发〔2026〕1号' })).status).toBe(200);
    expect(await policy('qh.admin', 'org.unit.minStaff')).toMatchObject({ value: 2, source: 'TENANT', sourceDocument: '清编发〔2026〕1号' });
    expect(await policy('lj.admin', 'org.unit.minStaff')).toMatchObject({ value: 4, source: 'CITY' });
    expect(await put('ya.admin', 'policies/org.unit.minStaff', { value: 5, validFrom: '2026-11-01' })).toMatchObject({ status: 400, body: { violations: [{ path: 'sourceDocument' }] } });
    expect(await put('ya.admin', 'policies/org.unit.minStaff', { ...signed(5), sourceDocument: ' ' })).toMatchObject({ status: 400 });
  });

  it('is heard by the rules that read it', async () => {
    const organ = { code: 'JTJ', kind: 'GOV_DEPARTMENT', name: '交通局', shortName: '交通局', units: [{ code: 'A', name: '一科', approvedStaff: 3, actualStaff: 3 }] };
    expect((await post('lj.admin', 'organs', organ)).body.warnings).toMatchObject([{ code: 'UNIT_BELOW_MIN_STAFF' }]);
    expect((await post('qh.admin', 'organs', organ)).body.warnings).toEqual([]);
  });

  it('holds a value from its day on', async () => {
    await put('lj.admin', limit, signed('3 WD', '2026-11-01'));
    await put('lj.admin', limit, signed('2 WD', '2027-01-01'));
    expect(await policy('lj.admin', 'dispatch.limits.callback')).toMatchObject({ value: '3 WD' });
    expect(await policy('lj.admin', 'dispatch.limits.callback', '2027-01-01')).toMatchObject({ value: '2 WD' });
  });

  it('takes known keys within their bounds only, from administrators only', async () => {
    expect(await put('ya.admin', 'policies/registry.similarity', signed(0.4))).toMatchObject({ status: 422, body: { code: 'POLICY.VALUE_OUT_OF_BOUNDS', violations: [{ path: 'value' }] } });
    expect(await put('ya.admin', limit, signed('soon'))).toMatchObject({ status: 422, body: { code: 'POLICY.VALUE_OUT_OF_BOUNDS' } });
    expect(await put('ya.admin', 'policies/registry.colour', signed('red'))).toMatchObject({ status: 422, body: { code: 'POLICY.KEY_UNKNOWN' } });
    expect((await put('ya.officer', limit, signed('2 WD'))).status).toBe(403);
  });

  it('tells every change once, with its author', async () => {
    const similarity = 'policies/registry.similarity';
    for (const value of [0.9, 0.9, 0.85]) await put('ya.admin', similarity, signed(value));
    const { rows } = await city.sql('list-registry').query(
      `select payload->'value' as value, agg_version as version, actor::json->>'id' <> '' as signed from journal where type = 'policy.changed' and payload->>'key' = 'registry.similarity' order by seq`,
    );
    expect(rows).toEqual([{ value: 0.9, version: 1, signed: true }, { value: 0.85, version: 2, signed: true }]);
  });

  it('set twice at the same moment is set once or twice, never half', async () => {
    const answers = await Promise.all(['1 WD', '4 WD'].map((value) => put('qh.admin', limit, signed(value))));
    expect(answers.map(({ status }) => status).every((status) => [200, 409].includes(status))).toBe(true);
    const { rows } = await city.sql('list-registry').query(`select row_version as version from policy_value where tenant_id = '${qinghe}' and key = 'dispatch.limits.callback'`);
    expect(rows).toEqual([{ version: answers.filter(({ status }) => status === 200).length }]);
  });
});

const post = (subject: string, path: string, body: unknown = {}) => city.as(subject).post(`${api}/${path}`, body);
const put = (subject: string, path: string, body: unknown) => city.as(subject).put(`${api}/${path}`, body);

async function yearOf(subject: string, year: number): Promise<CalendarYearAnswer> {
  return CalendarYearAnswer.parse((await city.as(subject).get(`${api}/calendars/${year}`)).body);
}

async function inForce(proposal: unknown): Promise<string> {
  const { body } = await post('ya.admin', 'calendars', proposal);
  expect((await post('ya.second', `calendars/${body.calendarId}/approve`)).status).toBe(200);
  return CalendarAnswer.parse(body).calendarId;
}

async function policy(subject: string, key: string, on?: string): Promise<PolicyValueAnswer | undefined> {
  const { body } = await city.as(subject).get(`${api}/policies${on ? `?on=${on}` : ''}`);
  return PoliciesAnswer.parse(body).items.find((item) => item.key === key);
}
