import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

const PLACE = `
  o.name as "organName", u.name as "unitName", u.provision_text as provision, v.id as "versionId", v.label, v.content_hash as "contentHash"`;
const SOURCES = `
  internal_unit u join organ o on o.tenant_id = u.tenant_id and o.id = u.organ_id
  left join duty_list l on l.tenant_id = u.tenant_id and l.organ_id = u.organ_id
  left join duty_list_version v on v.tenant_id = l.tenant_id and v.id = l.current_version_id`;
const OF_UNIT = `select ${PLACE}, null::json as post from ${SOURCES} where u.id = ?`;
const OF_POST = `
  select ${PLACE}, json_build_object('name', p.name, 'description', p.description, 'itemKeys', array_to_json(p.duty_item_keys)) as post
    from ${SOURCES} join post p on p.tenant_id = u.tenant_id and p.unit_id = u.id where p.id = ?`;

/** Whose handbook it is, and by which list in force. */
export interface HandbookPlace {
  readonly organName: string;
  readonly unitName: string;
  readonly provision: string;
  readonly versionId: string | null;
  readonly label: string | null;
  readonly contentHash: string | null;
  readonly post: { readonly name: string; readonly description: string; readonly itemKeys: readonly string[] } | null;
}

/** 手册所属: a post or a unit with the list in force of its organ. */
@Injectable()
export class HandbookViews {
  constructor(private readonly em: EntityManager) {}

  async ofUnit(unitId: string): Promise<HandbookPlace | null> {
    const [found] = await this.em.execute<HandbookPlace[]>(OF_UNIT, [unitId]);
    return found ?? null;
  }

  async ofPost(postId: string): Promise<HandbookPlace | null> {
    const [found] = await this.em.execute<HandbookPlace[]>(OF_POST, [postId]);
    return found ?? null;
  }
}
