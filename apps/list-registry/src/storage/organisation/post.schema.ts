import { defineEntity, p } from '@mikro-orm/core';
import type { PostState } from '../../domain/organisation/post.lifecycle.ts';
import { Post } from '../../domain/organisation/post.ts';

export const PostSchema = defineEntity({
  class: Post,
  tableName: 'post',
  properties: {
    id: p.uuid().primary(),
    tenantId: p.text(),
    unitId: p.uuid(),
    name: p.text(),
    dutyItemKeys: p.array().columnType('uuid[]'),
    description: p.text(),
    status: p.text().$type<PostState>(),
    rowVersion: p.integer().version(),
    updatedAt: p.datetime(),
  },
});
