import { Injectable } from '@nestjs/common';
import type { PostBody } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import { requireVersion, type Actor } from '@yidan/platform';
import { PostRepository } from '../../storage/organisation/post.repository.ts';

/** 变更岗位; items it bore already may stay when the list has moved on. */
@Injectable()
export class ChangePost {
  constructor(
    private readonly posts: PostRepository,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, entered: PostBody, expectedVersion: number, actor: Actor): Promise<void> {
    const post = await this.posts.get(id);
    requireVersion(post.rowVersion, expectedVersion);
    await this.posts.assertItemsOf(post.unitId, entered.dutyItemKeys.filter((key) => !post.dutyItemKeys.includes(key)));
    post.change(entered, { roles: actor.roles, relations: [] }, this.clock.now());
    await this.posts.save(post);
  }
}
