import type { NamedMigration } from '@yidan/platform';
import { LearningController } from './api/learning/learning.controller.ts';
import { LearningRepository } from './storage/learning/learning.repository.ts';
import { LearningViews } from './storage/learning/learning.views.ts';
import { LessonSource } from './storage/learning/lesson-source.ts';
import { Learning } from './storage/migrations/20261121T2130_learning.ts';
import { CompareLearning } from './use-cases/learning/compare-learning.ts';
import { ForgetLesson } from './use-cases/learning/forget-lesson.ts';
import { LookAtLearning } from './use-cases/learning/look-at-learning.ts';
import { RebuildLearning } from './use-cases/learning/rebuild-learning.ts';
import { RecordLesson } from './use-cases/learning/record-lesson.ts';

/** Everything about what matching learns from decided matters. */
export const learningControllers = [LearningController];

export const learningProviders = [LearningRepository, LearningViews, LessonSource, CompareLearning, ForgetLesson, LookAtLearning, RebuildLearning, RecordLesson];

export const learningMigrations: NamedMigration[] = [{ name: '20261121T2130_learning', class: Learning }];
