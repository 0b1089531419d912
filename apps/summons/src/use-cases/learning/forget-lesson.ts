import { Injectable } from '@nestjs/common';
import type { ForgetLessonRequest } from '@yidan/contracts';
import { Clock, NotFound } from '@yidan/kernel';
import type { Actor } from '@yidan/platform';
import { NothingLearned } from '../../domain/learning/learning.errors.ts';
import { LearningRepository } from '../../storage/learning/learning.repository.ts';
import { RecordLesson } from './record-lesson.ts';

/** 剔除经验: what a matter taught was wrong; it teaches nothing from now on, whatever happens to it. */
@Injectable()
export class ForgetLesson {
  constructor(
    private readonly learning: LearningRepository,
    private readonly recordLesson: RecordLesson,
    private readonly clock: Clock,
  ) {}

  async execute(matterId: string, { ground }: ForgetLessonRequest, { tenantId }: Actor): Promise<void> {
    const number = await this.learning.numberOf(matterId);
    if (number === null) throw new NotFound('IncomingMatter', matterId);
    // Of two who forget at once the second finds nothing.
    await this.learning.hold(matterId);
    if ((await this.learning.lessonsOf(matterId)).length === 0) throw new NothingLearned();
    await this.learning.forget(matterId, number, ground, this.clock.now());
    await this.recordLesson.execute({ id: matterId, tenantId });
  }
}
