import { Injectable } from '@nestjs/common';
import type { LearningRebuiltAnswer } from '@yidan/contracts';
import { Clock } from '@yidan/kernel';
import type { MatterLessons } from '../../domain/learning/matter-lessons.ts';
import { LearningRepository } from '../../storage/learning/learning.repository.ts';
import { LessonSource } from '../../storage/learning/lesson-source.ts';

const BATCH = 500;

/** How far a rebuild has come. */
export interface RebuildProgress {
  readonly done: number;
  readonly of: number;
}

/** 重算经验: makes all lessons and counts of a tenant anew from the journal and the stored matters, in one transaction; until it is committed, matching goes on by the former ones. */
@Injectable()
export class RebuildLearning {
  constructor(
    private readonly source: LessonSource,
    private readonly learning: LearningRepository,
    private readonly clock: Clock,
  ) {}

  async execute(tenantId: string, tell: (progress: RebuildProgress) => void = () => undefined): Promise<LearningRebuiltAnswer> {
    const { change } = await this.learning.beginAnew(tenantId);
    const teaching = [...(await this.source.ofAll())].filter(([, lessons]) => lessons.all.length > 0);
    let matters = 0;
    const seen = new Set<string>();
    for (let from = 0; from < teaching.length; from += BATCH) {
      const batch = teaching.slice(from, from + BATCH);
      const terms = await this.source.termsOf(batch.map(([matterId]) => matterId));
      await this.take(tenantId, batch.filter(([matterId]) => terms.has(matterId)), terms, change);
      matters += terms.size;
      for (const some of terms.values()) for (const term of some) seen.add(term);
      tell({ done: Math.min(from + BATCH, teaching.length), of: teaching.length });
    }
    const at = this.clock.now();
    await this.learning.finishAnew(tenantId, matters, at);
    await this.learning.tellRebuilt({ learningVersion: change, matters }, at);
    return { learningVersion: change, matters, terms: seen.size };
  }

  private async take(tenantId: string, batch: readonly (readonly [string, MatterLessons])[], terms: ReadonlyMap<string, string[]>, change: number): Promise<void> {
    await this.learning.addLessons(tenantId, batch.flatMap(([matterId, lessons]) => lessons.all.map((lesson) => ({ matterId, ...lesson }))));
    await this.learning.count(tenantId, batch.flatMap(([matterId, lessons]) => lessons.all.map((lesson) => ({ lesson, terms: terms.get(matterId)! }))), change);
  }
}
