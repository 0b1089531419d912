import type { DisputeOutcome, DisputeWorkloadChangedV1, EventData } from '@yidan/contracts';

/** 近十二个月工作量 of one item. */
export interface ItemWork {
  readonly itemKey: string;
  readonly orders: number;
  readonly minutes: number;
}

type Line = EventData<typeof DisputeWorkloadChangedV1>['lines'][number];

/** 工作量变动 (R-DSP-14): whoever gives up an item loses the work it meant in the last twelve months, and whoever takes it on gains as much; a new item has had none. */
export function workloadChange({ amendments }: DisputeOutcome, work: readonly ItemWork[]): Line[] {
  return amendments.flatMap(({ organId, operation, itemKey, after }): Line[] => {
    if (operation === 'MODIFY') return [];
    const { orders = 0, minutes = 0 } = work.find((each) => each.itemKey === itemKey) ?? {};
    return [{ organId, unitId: after?.leadUnitId ?? null, itemKey, direction: operation === 'TRANSFER_OUT' ? 'LOSES' : 'GAINS', ordersOfTwelveMonths: orders, minutesOfTwelveMonths: minutes }];
  });
}

/** The twelve months before the one of a day, as YYYY-MM: from the first to the last. */
export function lastTwelveMonths(day: string): { readonly from: string; readonly to: string } {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const at = (back: number): string => new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7);
  return { from: at(12), to: at(1) };
}
