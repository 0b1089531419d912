import { Injectable } from '@nestjs/common';
import { EntityManager } from '@mikro-orm/postgresql';
import { NotFound } from '@yidan/kernel';
import { saveWithEvents } from '@yidan/platform';
import { NameTaken, PostItemsUnknown, PostUnknown } from '../../domain/organisation/organisation.errors.ts';
import { Person } from '../../domain/organisation/person.ts';
import { Post } from '../../domain/organisation/post.ts';
import { inDomainWords } from './constraints.ts';

const KNOWN_ITEMS = `
  select i.item_key as key from duty_item i join duty_list l on l.current_version_id = i.version_id
   where (i.lead_unit_id = ? or ?::uuid = any (i.assist_unit_ids)) and i.item_key = any (?::uuid[])`;

/** Posts of the tenant's units. */
@Injectable()
export class PostRepository {
  constructor(private readonly em: EntityManager) {}

  get(id: string): Promise<Post> {
    return this.em.findOneOrFail(Post, { id }, { failHandler: () => new NotFound('post', id) });
  }

  /** The post a request names for somebody of a unit. */
  async named(id: string, unitId: string | null): Promise<Post> {
    const post = unitId === null ? null : await this.em.findOne(Post, { id, unitId, status: 'ACTIVE' });
    if (!post) throw new PostUnknown();
    return post;
  }

  /** How many hold the post. */
  holders(post: Post): Promise<number> {
    return this.em.count(Person, { postId: post.id, leftOn: null });
  }

  /** Refuses items that the unit neither leads nor assists in, in the list in force. */
  async assertItemsOf(unitId: string, keys: readonly string[]): Promise<void> {
    if (keys.length === 0) return;
    const known = await this.em.execute<{ key: string }[]>(KNOWN_ITEMS, [unitId, unitId, `{${keys.join(',')}}`]);
    const found = new Set(known.map(({ key }) => key));
    const missing = keys.filter((key) => !found.has(key.toLowerCase()));
    if (missing.length > 0) throw new PostItemsUnknown(missing);
  }

  save(post: Post): Promise<void> {
    return inDomainWords({ post_name_in_use: () => new NameTaken() }, () => saveWithEvents(this.em, 'post', post));
  }
}
