import { PostChangedV1 } from '@yidan/contracts';
import { NotYourStep, StepOutOfOrder } from '@yidan/kernel';
import { PostHeld } from './organisation.errors.ts';
import { Post } from './post.ts';

const now = new Date('2026-03-02T01:00:00Z');
const administrator = { roles: ['TENANT_ADMIN'], relations: [] } as const;
const [id, unitId, item] = ['01990000-0000-7000-8000-000000000001', '01990000-0000-7000-8000-000000000002', '01990000-0000-7000-8000-000000000003'] as const;
const entered = { name: '河湖长制岗', dutyItemKeys: [item, item], description: '河湖巡查、问题交办' };
const aPost = (): Post => new Post({ id, tenantId: '990102', unitId }, entered, administrator, now);

describe('a post', () => {
  it('bears each duty item once, and its whole state is told', () => {
    const [event] = aPost().pullEvents();
    expect(event).toMatchObject({ type: PostChangedV1.type, data: { postId: id, unitId, name: '河湖长制岗', dutyItemKeys: [item], status: 'ACTIVE' } });
  });

  it('changed to what it is stays as it is', () => {
    const post = aPost();
    post.pullEvents();
    post.change(entered, administrator, now);
    expect(post.pullEvents()).toEqual([]);
    post.change({ ...entered, name: '水政岗' }, administrator, now);
    expect(post.pullEvents()).toHaveLength(1);
  });

  it('that somebody holds is not abolished; abolished it stays so', () => {
    expect(() => aPost().abolish(1, administrator, now)).toThrow(PostHeld);
    const post = aPost();
    post.abolish(0, administrator, now);
    expect(post.status).toBe('ABOLISHED');
    expect(() => post.change(entered, administrator, now)).toThrow(StepOutOfOrder);
  });

  it('is an administrator\'s to set up', () => {
    expect(() => new Post({ id, tenantId: '990102', unitId }, entered, { roles: ['UNIT_HEAD'], relations: [] }, now)).toThrow(NotYourStep);
  });
});
