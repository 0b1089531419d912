import type { LearnedCount, ListIndex } from '@yidan/matching';
import { lessonTermsEdition } from '@yidan/matching';
import type { WorkerPool } from '@yidan/platform';

interface State {
  tenantId: string;
  change: string;
  generation: number;
  termsEdition: string;
}

const STATES = `select tenant_id as "tenantId", change::text as change, generation, terms_edition as "termsEdition" from learning_state`;
const COUNTS = `select nullif(term, '') as term, item_key as "itemKey", organ_id as "organId", confirmed, returned from learned_term where tenant_id = $1 and change > $2`;

/** 跟进办件经验: keeps an index at the tenants' counts, change by change; only after all were made anew are they read anew. */
export class LearnedReader {
  private readonly known = new Map<string, { change: string; generation: number }>();

  constructor(private readonly worker: WorkerPool) {}

  async follow(index: ListIndex): Promise<void> {
    const { rows } = await this.worker.query<State>(STATES);
    for (const { tenantId, change, generation, termsEdition } of rows) {
      const known = this.known.get(tenantId);
      if (known?.change === change && known.generation === generation) continue;
      const isAnew = known?.generation !== generation;
      // Counts of another edition would meet other terms than they were made of.
      const counts = termsEdition === lessonTermsEdition ? (await this.worker.query<LearnedCount>(COUNTS, [tenantId, isAnew ? 0 : known.change])).rows : [];
      if (isAnew) index.setLearned(tenantId, counts, change);
      else index.learn(tenantId, counts, change);
      this.known.set(tenantId, { change, generation });
    }
  }
}
