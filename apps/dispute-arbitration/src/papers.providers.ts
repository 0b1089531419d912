import type { EntitySchema } from '@mikro-orm/core';
import type { Provider, Type } from '@nestjs/common';
import type { NamedMigration } from '@yidan/platform';
import { DocumentsController } from './api/documents.controller.ts';
import { FiguresController } from './api/figures.controller.ts';
import { PrecedentsController } from './api/precedents.controller.ts';
import { CountedCasesViews } from './storage/figures/counted-cases.views.ts';
import { Papers } from './storage/migrations/20261122T1200_papers.ts';
import { DocumentsViews } from './storage/papers/documents.views.ts';
import { OfficialPapers } from './storage/papers/official-papers.ts';
import { PaperNames } from './storage/papers/paper-names.ts';
import { PrecedentRepository } from './storage/precedent/precedent.repository.ts';
import { Precedents } from './storage/precedent/precedents.ts';
import { ReadFigures } from './use-cases/figures/read-figures.ts';
import { PaperDesk } from './use-cases/papers/paper-desk.ts';
import { ReadPapers } from './use-cases/papers/read-papers.ts';
import { KeepPrecedent } from './use-cases/precedent/keep-precedent.ts';
import { ReadPrecedents } from './use-cases/precedent/read-precedents.ts';

/** Everything about the papers of a dispute, precedents and figures. */
export const papersControllers: Type[] = [DocumentsController, PrecedentsController, FiguresController];

export const papersProviders: Provider[] = [PaperNames, OfficialPapers, DocumentsViews, PaperDesk, ReadPapers, PrecedentRepository, Precedents, KeepPrecedent, ReadPrecedents, CountedCasesViews, ReadFigures];

export const papersEntities: EntitySchema[] = [];

export const papersMigrations: NamedMigration[] = [{ name: '20261122T1200_papers', class: Papers }];

/** Local copies, in an order in which they can be emptied. */
export const papersProjections: string[] = [];
