import { Controller } from '@nestjs/common';
import { ClarificationPublishedV1, ClarificationWithdrawnV1 } from '@yidan/contracts';
import { Project } from '@yidan/platform';
import type { Received } from '@yidan/platform';
import { ClarifiedItems } from '../storage/clarification/clarified-items.ts';

/** 明责文件副本: follows what list-registry publishes, so that dispatch shows it without asking. */
@Controller()
export class ClarificationCopies {
  constructor(private readonly clarified: ClarifiedItems) {}

  @Project(ClarificationPublishedV1)
  published(event: Received<typeof ClarificationPublishedV1>): Promise<void> {
    return this.clarified.keep(event.tenantId, event.data);
  }

  @Project(ClarificationWithdrawnV1)
  withdrawn(event: Received<typeof ClarificationWithdrawnV1>): Promise<void> {
    return this.clarified.drop(event.tenantId, event.data.clarificationId);
  }
}
