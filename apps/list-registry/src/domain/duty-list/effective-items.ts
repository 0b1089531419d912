import { FunctionCategory, type EffectiveItem } from '@yidan/contracts';
import { beginning, line } from './line.ts';
import { limitOf, type ListedItem } from './listed-item.ts';

const MAX_ITEMS = 200;
/** Below the 256 KB of a page of events, envelope included. */
const MAX_BYTES = 200 * 1024;
/** An item larger than this is cut, so that several fit into one event. */
const MAX_ITEM_BYTES = 48 * 1024;

/** 生效事项: a listed item as the other services get it. */
export function effectiveItem(item: ListedItem): EffectiveItem {
  const whole: EffectiveItem = {
    itemKey: item.itemKey,
    code: item.code,
    seqNo: item.seqNo,
    majorFunction: { code: item.majorFunction.code, name: line(item.majorFunction.name), category: categoryOf(item.majorFunction.category) },
    specialFunction: { code: item.specialFunction.code, name: line(item.specialFunction.name) },
    name: item.name,
    description: item.description ?? '',
    attribute: item.attribute,
    basisTexts: item.basisRefs.map(({ text }) => text),
    sandingUnitProvisions: [...item.sandingUnitProvisionRefs],
    sandingDuties: [...item.sandingDutyRefs],
    powers: item.powers.map(({ type, number, name }) => ({ type, number, name })),
    leadUnitId: item.leadUnitId,
    assistUnitIds: [...item.assistUnitIds],
    keywords: [...item.keywords],
    locationScope: [],
    timeLimit: limitOf(item.timeLimit),
    performMode: item.performMode,
    itemStatus: item.itemStatus,
    disclosure: item.disclosure,
  };
  return cutToFit(whole);
}

/** Splits a version into events: at most 200 items and 200 KB each, in the order of the list. */
export function chunksOf(items: readonly EffectiveItem[]): EffectiveItem[][] {
  const chunks: EffectiveItem[][] = [];
  let bytes = 0;
  for (const item of items) {
    const own = bytesOf(item) + 1;
    const last = chunks.at(-1);
    if (!last || last.length >= MAX_ITEMS || bytes + own > MAX_BYTES) {
      chunks.push([item]);
      bytes = own;
    } else {
      last.push(item);
      bytes += own;
    }
  }
  return chunks;
}

/** A law copied whole into one cell would fill an event by itself: readers get its beginning, the list keeps it all. */
function cutToFit(item: EffectiveItem): EffectiveItem {
  let cut = item;
  for (const [length, count] of [[4000, 200], [1000, 100], [300, 50], [100, 20]] as const) {
    if (bytesOf(cut) <= MAX_ITEM_BYTES) break;
    const short = (text: string): string => (text.length > length ? `${beginning(text, length)}…` : text);
    cut = {
      ...item,
      name: short(item.name),
      description: short(item.description),
      attribute: short(item.attribute),
      basisTexts: item.basisTexts.slice(0, count).map(short),
      sandingUnitProvisions: item.sandingUnitProvisions.slice(0, count).map(short),
      ...(item.sandingDuties && { sandingDuties: item.sandingDuties.slice(0, count).map(short) }),
      powers: item.powers.slice(0, count).map((power) => ({ ...power, number: power.number === null ? null : short(power.number), name: short(power.name) })),
      keywords: item.keywords.slice(0, count).map(short),
      assistUnitIds: item.assistUnitIds.slice(0, count),
    };
  }
  return cut;
}

function bytesOf(item: EffectiveItem): number {
  return new TextEncoder().encode(JSON.stringify(item)).length;
}

/** A class that the tenant's dictionary names in words has no code that others could know. */
function categoryOf(category: string): string {
  return FunctionCategory.safeParse(category).data ?? 'OTHER';
}
