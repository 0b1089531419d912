import { PolicyChangedV1 } from '@yidan/contracts';
import { z } from 'zod';
import { PolicyOutOfBounds, PolicyUnknown } from './policy.errors.ts';
import { PolicyValue } from './policy-value.ts';

const similarity = { key: 'registry.similarity', schema: z.number().min(0.5).max(1) };
const now = new Date('2026-03-02T01:00:00Z');
const entered = (value: number) => ({ value, sourceDocument: '云编发〔2026〕5号', validFrom: '2026-04-01' });
const aValue = (key = similarity.key) => new PolicyValue({ id: '01990000-0000-7000-8000-000000000001', tenantId: '990100', key, validFrom: '2026-04-01' });

describe('a policy value', () => {
  it('F-153 holds from a day on and names the instrument that sets it', () => {
    const policy = aValue();
    policy.set(entered(0.9), similarity, 'zhou', now);
    expect(policy).toMatchObject({ value: 0.9, sourceDocument: '云编发〔2026〕5号', setBy: 'zhou' });
    expect(PolicyChangedV1.parse(policy.pullEvents()[0]?.data)).toEqual({ key: 'registry.similarity', value: 0.9, sourceDocument: '云编发〔2026〕5号', validFrom: '2026-04-01' });
  });

  it('keeps to its bounds and says where it leaves them', () => {
    expect(() => aValue().set(entered(0.49), similarity, 'zhou', now)).toThrow(PolicyOutOfBounds);
    expect(() => aValue().set(entered(1.01), similarity, 'zhou', now)).toThrow(PolicyOutOfBounds);
  });

  it('is not taken for a key no rule reads', () => {
    expect(() => aValue('registry.colour').set(entered(0.9), undefined, 'zhou', now)).toThrow(PolicyUnknown);
  });

  it('set a second time to the same is no act', () => {
    const policy = aValue();
    policy.set(entered(0.9), similarity, 'zhou', now);
    policy.pullEvents();
    policy.set(entered(0.9), similarity, 'lin', now);
    expect(policy.pullEvents()).toEqual([]);
    expect(policy.setBy).toBe('zhou');
  });
});
