import { Injectable } from '@nestjs/common';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { PostRepository } from '../../storage/organisation/post.repository.ts';

/** 撤销岗位. */
@Injectable()
export class AbolishPost {
  constructor(
    private readonly posts: PostRepository,
    private readonly clock: Clock,
  ) {}

  async execute(id: string, actor: Actor): Promise<void> {
    const post = await this.posts.get(id);
    post.abolish(await this.posts.holders(post), { roles: actor.roles, relations: [] }, this.clock.now());
    await this.posts.save(post);
  }
}
