import type { OrderAnswer } from '@yidan/contracts';
import type { OrderPaper } from '../../api/dispatch.ts';

/** The papers there are of an order: its form always, the others where there is a return of its own, or a result. */
export function papersOf({ id, returns, result }: Pick<OrderAnswer, 'id' | 'returns' | 'result'>): OrderPaper[] {
  return ['dispatch-form', ...(returns.some(({ orderId }) => orderId === id) ? (['return-form'] as const) : []), ...(result === null ? [] : (['result-reply'] as const))];
}
