import type { Provider } from '@nestjs/common';
import type { NamedMigration } from '@yidan/platform';
import { DeadlineMarks } from './storage/migrations/20261121T2110_deadline_marks.ts';
import { MarkDeadlines } from './use-cases/deadline/mark-deadlines.ts';

/** What the marks of clocks need of the service's module. */
export const clocksProviders: Provider[] = [MarkDeadlines];

export const clocksMigrations: NamedMigration[] = [{ name: '20261121T2110_deadline_marks', class: DeadlineMarks }];
