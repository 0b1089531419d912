import type { NamedMigration } from '@yidan/platform';
import { DocumentsController } from './api/documents.controller.ts';
import { FlowchartsController } from './api/flowcharts.controller.ts';
import { DocumentRegisterViews } from './storage/document/document-register.views.ts';
import { HandbookViews } from './storage/document/handbook.views.ts';
import { OfficialDocumentRepository } from './storage/document/official-document.repository.ts';
import { OpenDataViews } from './storage/document/open-data.views.ts';
import { VersionItems } from './storage/document/version-items.ts';
import { FlowchartRepository } from './storage/flowchart/flowchart.repository.ts';
import { ItemFlowchartSchema } from './storage/flowchart/item-flowchart.schema.ts';
import { Documents } from './storage/migrations/20261121T2080_documents.ts';
import { ExportOpenData } from './use-cases/document/export-open-data.ts';
import { GatherFacts } from './use-cases/document/gather-facts.ts';
import { GenerateDocument } from './use-cases/document/generate-document.ts';
import { LookAtDocuments } from './use-cases/document/look-at-documents.ts';
import { PrintHandbook } from './use-cases/document/print-handbook.ts';
import { DraftFlowcharts } from './use-cases/flowchart/draft-flowcharts.ts';
import { DrawFlowchart } from './use-cases/flowchart/draw-flowchart.ts';
import { LookAtFlowcharts } from './use-cases/flowchart/look-at-flowcharts.ts';

/** Everything about official documents, flowcharts, handbooks and open data. */
export const documentsControllers = [DocumentsController, FlowchartsController];

export const documentsProviders = [
  ...[VersionItems, DocumentRegisterViews, HandbookViews, OfficialDocumentRepository, OpenDataViews, FlowchartRepository],
  ...[GatherFacts, GenerateDocument, LookAtDocuments, PrintHandbook, ExportOpenData, DrawFlowchart, DraftFlowcharts, LookAtFlowcharts],
];

export const documentsEntities = [ItemFlowchartSchema];

export const documentsMigrations: NamedMigration[] = [{ name: '20261121T2080_documents', class: Documents }];
