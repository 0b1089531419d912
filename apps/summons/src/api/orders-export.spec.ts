import { readWorkbook } from '@yidan/documents';
import type { ExportedOrder } from '../storage/dispatch-order/dispatch-order.views.ts';
import { exportOrders } from './orders-export.ts';

const order: ExportedOrder = {
  complainant: '诉求人-7F3A91C204BE',
  id: '0199aaaa-0000-7000-8000-00000000d001', number: 'PJ-20260302-00001', matterId: '0199aaaa-0000-7000-8000-00000000b001', matterNumber: 'LJ-20260302-00001',
  title: '=HYPERLINK("http://x")', channel: 'HOTLINE', urgency: 'URGENT', role: 'LEAD', interim: true, itemCode: '510184-SWJ-01020003', itemName: '河道“垃圾”清理',
  organ: { id: '0199aaaa-0000-7000-8000-000000000001', code: 'SWJ', name: '水务局' }, unit: { id: '0199aaaa-0000-7000-8000-0000000000a1', code: 'HD', name: '河道管理科' },
  state: 'SIGNED', stateZh: '已签收', dispatchedAt: '2026-03-02T01:00:00.000Z', dueAt: '2026-03-09T15:59:59.999Z', dueKind: 'HANDLE', colour: 'RED', rowVersion: 2,
};

it('an export as text opens in a spreadsheet program, in Chinese and without formulas', async () => {
  const { bytes } = await exportOrders([order], 'csv');

  const [header, line] = Buffer.from(bytes).toString('utf8').split('\r\n');
  expect(header).toMatch(/^\uFEFF"派件单编号","来件编号"/);
  expect(line).toContain(`"'=HYPERLINK(""http://x"")"`);
  expect(line).toContain('"牵头（临时）","水务局","河道管理科"');
  expect(line).toContain('"2026-03-02 09:00","2026-03-09 24:00","是"');
});

it('an export as a workbook has one line for each order under its headings', async () => {
  const { bytes } = await exportOrders([order, { ...order, number: 'PJ-20260302-00002' }], 'xlsx');

  const text = JSON.stringify(await readWorkbook(bytes));
  expect(text).toContain('PJ-20260302-00002');
  expect(text).toContain('已签收');
  expect(text).toContain('诉求人-7F3A91C204BE');
});
