import type { AmendmentText, ListAmendment, SplitRow } from '@yidan/contracts';
import { normaliseName } from '@yidan/kernel';
import { citedIn } from '../list-import/basis.ts';
import type { ContentBasis, ContentItem, CrossOrganRoles } from '../list-import/list-content.ts';
import { ORGAN_ITSELF } from '../list-import/matter.ts';
import type { AffectedItem, ItemPatch } from './affected-item.ts';
import type { Obstacle } from './answered-outcome.ts';

/** What a document says of one organ's list. */
export interface RuledOrgan {
  readonly organId: string;
  readonly documentNumber: string;
  readonly amendments: readonly ListAmendment[];
  readonly split: readonly SplitRow[];
}

/** What the words of a document are laid on. */
export interface AmendmentGround {
  /** The items of the organ's list in force, by identity. */
  readonly held: ReadonlyMap<string, ContentItem>;
  /** The items that come from other organs, as those hold them. */
  readonly arriving: ReadonlyMap<string, ContentItem>;
  /** The names of the organ's units that exist, by id. */
  readonly units: ReadonlyMap<string, string>;
  /** The names of all organs, by id. */
  readonly organs: ReadonlyMap<string, string>;
}

/** The items as a case names them, and what of the document could not be worked in; nothing of it is lost, the case keeps its words. */
export interface WorkedIn {
  readonly affected: readonly AffectedItem[];
  readonly obstacles: readonly Obstacle[];
}

/**
 * 定责结果落到清单: the amendments of one organ as items with their new text. A document names units and organs by id, a list by name. An item that moves keeps
 * its identity; what the document does not say of it (powers, time limit and the like) it brings along from the organ that held it.
 */
export function workInOutcome(ruled: RuledOrgan, ground: AmendmentGround): WorkedIn {
  const seen = new Set<string>();
  const worked = ruled.amendments.map((amendment): { item?: AffectedItem; obstacle?: Obstacle } => {
    if (seen.has(amendment.itemKey)) return { obstacle: says(nameOf(amendment, ground), 'is named twice', '重复列出') };
    seen.add(amendment.itemKey);
    return workIn(amendment, ruled, ground);
  });
  return { affected: worked.flatMap(({ item }) => item ?? []), obstacles: worked.flatMap(({ obstacle }) => obstacle ?? []) };
}

function workIn(amendment: ListAmendment, ruled: RuledOrgan, ground: AmendmentGround): { item?: AffectedItem; obstacle?: Obstacle } {
  const { itemKey, operation, after } = amendment;
  const name = nameOf(amendment, ground);
  const was = ground.held.get(itemKey);
  if (operation === 'TRANSFER_OUT') return was ? { item: { itemKey, operation: 'TRANSFER', after: null } } : { obstacle: says(name, 'is not in the list in force any more', '已不在现行清单中') };
  if (operation === 'MODIFY' && !was) return { obstacle: says(name, 'is not in the list in force any more', '已不在现行清单中') };

  const item = (text: ItemPatch | null): AffectedItem => (was ? { itemKey, operation: 'MODIFY', after: text } : { itemKey: null, identity: itemKey, operation: operation === 'ADD' ? 'ADD' : 'TRANSFER', after: text });
  if (!after) return { item: item(null), obstacle: says(name, 'comes without its words', '没有附调整后的文本') };
  const gone = [after.leadUnitId, ...after.assistUnitIds].filter((id) => !ground.units.has(id)).length;
  if (gone > 0) return { item: item(null), obstacle: says(name, `names ${gone} units that the organ does not have`, `所列科室有 ${gone} 个不存在或者已撤销`) };
  const arriving = ground.arriving.get(itemKey);
  if (operation === 'TRANSFER_IN' && !was && !arriving) return { item: item(null), obstacle: says(name, 'is not in the list of the organ it comes from: its powers and the like are not known', '已不在划出机关的现行清单中，其权力等要素无从承接') };
  return { item: item(was ? changed(after, was, ruled, itemKey, ground) : entered(after, arriving, ruled, itemKey, ground)) };
}

/** What an item says that is new to the list; what rests on the “三定” of another organ does not come along. */
function entered(text: AmendmentText, arriving: ContentItem | undefined, ruled: RuledOrgan, itemKey: string, ground: AmendmentGround): ItemPatch {
  const said = saidBy(text, arriving, ruled, itemKey, ground);
  return {
    ...(arriving && broughtAlong(arriving)),
    ...said,
    sandingDuties: [`无：依据${ruled.documentNumber}`],
    sandingUnitProvisions: [provisionOf(said, ruled.documentNumber)],
  };
}

/** The same of an item that the list holds already: the provision of its unit is only touched where another unit leads from now on. */
function changed(text: AmendmentText, was: ContentItem, ruled: RuledOrgan, itemKey: string, ground: AmendmentGround): ItemPatch {
  const said = saidBy(text, was, ruled, itemKey, ground);
  const movesUnit = normaliseName(was.leadUnit) !== normaliseName(said.leadUnit!);
  return {
    ...said,
    ...(movesUnit && { sandingUnitProvisions: [...was.sandingUnitProvisions, provisionOf(said, ruled.documentNumber)] }),
    // What was decided waits for nobody's decision any more.
    ...(was.itemStatus === 'PENDING_ATTRIBUTION' && { itemStatus: 'ACTIVE' as const, pendingAttribution: { interimHolder: '', settlement: '' } }),
  };
}

function saidBy(text: AmendmentText, before: ContentItem | undefined, ruled: RuledOrgan, itemKey: string, ground: AmendmentGround): ItemPatch {
  const coordinator = coordinatorOf(text, ground);
  const roles = rolesIn(ruled, itemKey, ground);
  const reference = `依据：${ruled.documentNumber}`;
  return {
    majorFunction: { ...text.majorFunction },
    specialFunction: { name: text.specialFunction.name, ...(coordinator !== undefined && { coordinatorUnit: coordinator }) },
    name: text.name,
    description: text.description ?? '',
    attribute: text.attribute,
    basis: text.basisTexts.map((cited, i): ContentBasis => before?.basis.find((known) => known.text === cited) ?? { text: cited, ...citedIn(cited), role: i === 0 ? 'ORIGIN' : 'SUPPORT' }),
    remarks: remarksWith(reference, before?.remarks ?? '', text.remarks),
    leadUnit: ground.units.get(text.leadUnitId)!,
    assistUnits: text.assistUnitIds.filter((id) => id !== text.leadUnitId).map((id) => ground.units.get(id)!),
    keywords: [...text.keywords],
    ...(roles && { crossOrgan: roles }),
  };
}

/** 备注: what the list said there already stays; what the outcome says and by which document comes after it. */
function remarksWith(reference: string, was: string, said: string): string {
  const lines = [was, said.includes(reference) ? said : [said, reference].filter(Boolean).join('\n')];
  return [...new Set(lines.flatMap((text) => text.split('\n')).filter(Boolean))].join('\n');
}

/** One unit coordinates a class: the one that does so in the list already. */
function coordinatorOf({ majorFunction, specialFunction }: AmendmentText, { held }: AmendmentGround): string | undefined {
  const same = [...held.values()].find((item) => normaliseName(item.majorFunction.name) === normaliseName(majorFunction.name) && normaliseName(item.specialFunction.name) === normaliseName(specialFunction.name));
  return same?.specialFunction.coordinatorUnit;
}

/** 牵头、主办、协办、衔接 (R-REG-7): as the table says them of a task that this organ leads together with others. */
function rolesIn({ organId, split }: RuledOrgan, itemKey: string, { organs }: AmendmentGround): CrossOrganRoles | null {
  const row = split.find((each) => each.itemKey === itemKey && each.leadOrganId === organId);
  if (!row) return null;
  const named = (ids: readonly string[]): string[] => ids.filter((id) => id !== organId).flatMap((id) => organs.get(id) ?? []);
  const [handle, assist] = [named(row.handlerOrganIds), named(row.assistOrganIds)];
  return handle.length + assist.length === 0 ? null : { lead: [ORGAN_ITSELF], handle, assist, handoff: row.handoff ?? '' };
}

function broughtAlong(item: ContentItem): ItemPatch {
  const { seqNo: _, code: _code, source: _source, crossOrgan: _roles, itemStatus: _status, pendingAttribution: _pending, ...brought } = item;
  return brought;
}

function provisionOf({ leadUnit, name }: ItemPatch, documentNumber: string): string {
  return `${leadUnit}：承担${name}（依据${documentNumber}）。`;
}

function nameOf({ itemKey, after }: ListAmendment, { held }: AmendmentGround): string {
  return after?.name ?? held.get(itemKey)?.name ?? itemKey;
}

function says(name: string, what: string, whatZh: string): Obstacle {
  return { message: `“${name}” ${what}`, messageZh: `“${name}”${whatZh}` };
}
