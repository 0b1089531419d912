import { flowViolations } from './check-flow.ts';
import { movedFlow } from './moved-flow.ts';
import { standardFlow, unitsOf } from './standard-flow.ts';

it('a flow that moves with its item names only units that bear the item there, and keeps its nodes', () => {
  const was = standardFlow({ leadUnit: '市政科', assistUnits: ['法制科'], timeLimit: { amount: 5, clock: 'WORKING_DAY' } });
  const now = { leadUnit: '水资源科', assistUnits: ['法制科'] };
  const moved = movedFlow(was, now);

  expect(flowViolations(was, unitsOf(now))).not.toEqual([]);
  expect(flowViolations(moved, unitsOf(now))).toEqual([]);
  expect(moved.nodes.map(({ id, unit }) => `${id} ${unit}`)).toEqual(['accept 水资源科', 'handle 水资源科', 'assist-1 法制科', 'review 水资源科', 'close 水资源科']);
  expect(moved.nodes[1]?.timeLimit).toEqual({ amount: 5, clock: 'WORKING_DAY' });
  expect(moved.edges).toEqual(was.edges);
});
