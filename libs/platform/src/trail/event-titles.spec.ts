import { eventCatalogue } from '@yidan/contracts';
import { titleOfEvent } from './event-titles.ts';

it('an event is told by the words of its type, in both languages', () => {
  expect(titleOfEvent('dispatch.order.submission-signed')).toEqual({ nameZh: '派件单签署提交', name: 'Order submission signed' });
  expect(titleOfEvent('policy.changed')).toEqual({ nameZh: '政策参数变更', name: 'Policy changed' });
  expect(titleOfEvent('something.never.heard')).toEqual({ nameZh: null, name: null });
});

it('the same word is told as what it means where it stands', () => {
  expect(titleOfEvent('dispute.case.rejected')).toEqual({ nameZh: '争议不予受理', name: 'Dispute rejected' });
  expect(titleOfEvent('dispatch.order.rejected')).toEqual({ nameZh: '派件单退回', name: 'Order rejected' });
  expect(titleOfEvent('dispatch.case.confirmed')).toEqual({ nameZh: '跨区事项确认', name: 'Case confirmed' });
});

it('whatever may stand in a chain from a matter over a dispute to a list has a name', () => {
  const inAChain = /^(dispatch\.(matter|order)|dispute\.[a-z-]+|registry\.(adjustment|finding|list-version|list-review|commission-meeting)|summons\.supervision)\./;
  const types = [...eventCatalogue.values()].map(({ type }) => type).filter((type) => inAChain.test(type));

  expect(types.length).toBeGreaterThan(80);
  expect(types.filter((type) => titleOfEvent(type).nameZh === null)).toEqual([]);
});
