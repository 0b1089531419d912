import { titleOfEvent } from './event-titles.ts';

it('an event is told by the words of its type, in both languages', () => {
  expect(titleOfEvent('dispatch.order.submission-signed')).toEqual({ nameZh: '派件单签署提交', name: 'Order submission signed' });
  expect(titleOfEvent('policy.changed')).toEqual({ nameZh: '政策参数变更', name: 'Policy changed' });
  expect(titleOfEvent('something.never.heard')).toEqual({ nameZh: null, name: null });
});
