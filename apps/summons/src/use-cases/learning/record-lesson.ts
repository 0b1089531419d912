import { Injectable } from '@nestjs/common';
import { changeOf } from '../../domain/learning/matter-lessons.ts';
import { LearningRepository } from '../../storage/learning/learning.repository.ts';
import { LessonSource } from '../../storage/learning/lesson-source.ts';

/** 记取经验: what a matter teaches after what was just recorded of it; counted once, and taken back exactly where it is decided otherwise. Called last in an act: the tenant's counts stay locked until it ends. */
@Injectable()
export class RecordLesson {
  constructor(
    private readonly source: LessonSource,
    private readonly learning: LearningRepository,
  ) {}

  async execute({ id, tenantId }: { readonly id: string; readonly tenantId: string }): Promise<void> {
    const terms = (await this.source.termsOf([id])).get(id);
    if (!terms) return;
    await this.learning.hold(id);
    const { all } = await this.source.ofMatter(id);
    const change = changeOf(await this.learning.lessonsOf(id), all);
    if (change.takenBack.length + change.added.length > 0) await this.learning.change(tenantId, id, terms, change);
  }
}
