import { Injectable } from '@nestjs/common';
import type { PostBody } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { v7 as uuid } from 'uuid';
import { Post } from '../../domain/organisation/post.ts';
import { InternalUnitRepository } from '../../storage/organisation/internal-unit.repository.ts';
import { PostRepository } from '../../storage/organisation/post.repository.ts';

/** 设置岗位. */
@Injectable()
export class SetUpPost {
  constructor(
    private readonly units: InternalUnitRepository,
    private readonly posts: PostRepository,
    private readonly clock: Clock,
  ) {}

  async execute(unitId: string, entered: PostBody, actor: Actor): Promise<string> {
    const unit = await this.units.getById(unitId);
    await this.posts.assertItemsOf(unit.id, entered.dutyItemKeys);
    const post = new Post({ id: uuid(), tenantId: actor.tenantId, unitId: unit.id }, entered, { roles: actor.roles, relations: [] }, this.clock.now());
    await this.posts.save(post);
    return post.id;
  }
}
