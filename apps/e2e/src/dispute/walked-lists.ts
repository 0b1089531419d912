import { answered, registry, type Department } from './a-chain-district.ts';
import { ListChange } from './a-list-change.ts';
import type { WalkedMeetings } from './walked-meetings.ts';
import type { Walk } from './walk.ts';

interface Waiting {
  readonly id: string;
  readonly version: number;
  readonly amendments: readonly { operation: string; itemKey: string; after: { leadUnitId: string } | null }[] | null;
}

/** 清单变更: what disputes decide goes into the lists on the way of every change, with some that nobody disputed. */
export class WalkedLists {
  constructor(
    private readonly walk: Walk,
    private readonly meetings: WalkedMeetings,
  ) {}

  async goOn(): Promise<void> {
    for (const code of this.walk.departments) {
      await this.publicise(code);
      const chance = this.walk.chance('list', code);
      if (chance.next() < 0.15) await this.openOwn(code);
      if (chance.next() < 0.5) await this.goesOn(code);
    }
  }

  private async goesOn(code: Department): Promise<void> {
    const { walk } = this;
    const [open] = await walk.rows<{ id: string; state: string }>(
      'list-registry',
      `select id, state from duty_list_version where organ_code = $1 and state in ('DRAFT', 'SUBMITTED', 'UNDER_REVIEW', 'RETURNED', 'REVIEWED', 'IN_DELIBERATION', 'APPROVED') order by created_at desc limit 1`,
      [code],
    );
    if (!open) return this.draft(code);
    const change = ListChange.drafted(walk.district, code, open.id);
    if (open.state === 'DRAFT') {
      await this.redraw(code, open.id);
      await change.submit();
      await change.review();
      walk.calls += 8;
      walk.taken.set('review a list', (walk.taken.get('review a list') ?? 0) + 1);
      // A ruling approves its own text; everything else waits for the commission.
      await walk.district.city.settled();
    }
    if ((await change.state()) === 'REVIEWED') await walk.step('secretary', 'schedule a list', `${registry}/versions/${open.id}/schedule`, { meetingId: this.meetings.next.id });
  }

  /** 流程图: whoever does an item now stands in its flow. */
  private async redraw(code: Department, versionId: string): Promise<void> {
    const { walk } = this;
    const moved = await walk.rows<{ itemKey: string; lead: string }>(
      'list-registry',
      `select d.item_key as "itemKey", d.content->>'leadUnit' as lead from draft_item d join item_flowchart f on f.version_id = d.version_id and f.item_key = d.item_key
        where d.version_id = $1 and exists (select from jsonb_array_elements(f.nodes) n where n->>'unit' <> d.content->>'leadUnit' and not d.content->'assistUnits' ? (n->>'unit'))`,
      [versionId],
    );
    for (const { itemKey, lead } of moved) {
      const path = `${registry}/versions/${versionId}/items/${itemKey}/flowchart`;
      const { nodes, edges, units, rowVersion } = (await walk.district.get(`${code}.drafter`, path)) as { nodes: { unit: string }[]; edges: object[]; units: string[]; rowVersion: number };
      const drawn = nodes.map((node) => ({ ...node, unit: units.includes(node.unit) ? node.unit : lead }));
      answered(await walk.district.as(`${code}.drafter`).put(path, { nodes: drawn, edges }, { 'if-match': `"${rowVersion}"` }), 200);
      walk.calls += 2;
    }
  }

  /** One version answers all that wait; what cannot be drafted is not going to change the list. */
  private async draft(code: Department): Promise<void> {
    const { walk } = this;
    const waiting = await walk.rows<Waiting>('list-registry', `select id, row_version as version, outcome->'amendments' as amendments from adjustment_case where organ_code = $1 and state = 'WAIT_ORGAN' order by opened_at, id`, [code]);
    const idle = waiting.find(({ amendments }) => amendments?.length === 1 && amendments[0]!.operation === 'MODIFY' && walk.held.some(({ itemKey, unitId }) => itemKey === amendments[0]!.itemKey && unitId === amendments[0]!.after?.leadUnitId));
    if (idle && walk.chance('dismiss', code).next() < 0.4) return void (await walk.step('director', 'dismiss an adjustment', `${registry}/adjustments/${idle.id}/dismiss`, { reason: '随年度修订一并修改' }, idle.version));
    const [first, ...others] = waiting;
    if (!first) return;
    const drafted = await walk.step(`${code}.drafter`, 'draft adjustments', `${registry}/adjustments/${first.id}/draft`, { with: others.map(({ id }) => id) });
    if (!drafted) await walk.step('director', 'dismiss an adjustment', `${registry}/adjustments/${first.id}/dismiss`, { reason: '清单已另行调整' }, first.version);
  }

  /** An item of the list goes to another unit, or says what it is in other words; no dispute asked for it. */
  private async openOwn(code: Department): Promise<void> {
    const { walk } = this;
    const chance = walk.chance('own', code);
    const mine = walk.held.filter(({ organId, itemKey }) => organId === walk.organ(code) && !walk.onTheMove.has(itemKey));
    if (mine.length === 0) return;
    const item = chance.one(mine);
    const unitId = walk.unitsOf(code).find((id) => id !== item.unitId)!;
    const leadUnit = await walk.unitName(unitId);
    const after = chance.next() < 0.7 ? { leadUnit, sandingUnitProvisions: [`${leadUnit}：承担公共设施管理工作。`] } : { description: `${item.name}（${walk.day}修订）` };
    await walk.step('officer', 'open an adjustment', `${registry}/adjustments`, {
      trigger: 'REFORM', urgency: 'EXPEDITED', cause: { type: 'notice', id: `调整-${walk.day}-${code}`, title: '科室职责调整' }, organs: [{ organCode: code, items: [{ itemKey: item.itemKey, operation: 'MODIFY', after }] }],
    });
  }

  /** 公示、备案 follow a version of the expedited lane that is in force. */
  private async publicise(code: Department): Promise<void> {
    const { walk } = this;
    const [one] = await walk.rows<{ id: string; publicity: string | null }>(
      'list-registry',
      `select v.id, p.state as publicity from duty_list_version v left join publicity p on p.version_id = v.id where v.organ_code = $1 and v.state = 'EFFECTIVE' and v.urgency = 'EXPEDITED' and v.filed_at is null`,
      [code],
    );
    if (!one) return;
    if (one.publicity === null) await walk.step('officer', 'publicise a list', `${registry}/versions/${one.id}/publicise`, { channel: '区政府门户网站' });
    else if (one.publicity === 'CLOSED') await walk.step('officer', 'file a list', `${registry}/versions/${one.id}/file`);
  }
}
