import type { NamedMigration } from '@yidan/platform';
import { DutyListVersionSchema } from './storage/duty-list/duty-list-version.schema.ts';
import { DutyListSchema } from './storage/duty-list/duty-list.schema.ts';
import { ItemDisclosureSchema } from './storage/duty-list/item-disclosure.schema.ts';
import { ListImportSchema } from './storage/list-import-run/list-import.schema.ts';
import { CityFiling } from './api/city-filing.ts';
import { ImportsController } from './api/imports.controller.ts';
import { ItemsController } from './api/items.controller.ts';
import { ListsController } from './api/lists.controller.ts';
import { Performance } from './api/performance.ts';
import { SummaryController } from './api/summary.controller.ts';
import { UnifiedListController } from './api/unified-list.controller.ts';
import { DutyListRepository } from './storage/duty-list/duty-list.repository.ts';
import { FindingsRepository } from './storage/duty-list/findings.repository.ts';
import { FindingsViews } from './storage/duty-list/findings.views.ts';
import { ItemDisclosureRepository } from './storage/duty-list/item-disclosure.repository.ts';
import { ItemHistoryViews } from './storage/duty-list/item-history.views.ts';
import { ItemsViews } from './storage/duty-list/items.views.ts';
import { ListContentViews } from './storage/duty-list/list-content.views.ts';
import { ListItems } from './storage/duty-list/list-items.ts';
import { ListsViews } from './storage/duty-list/lists.views.ts';
import { SummaryViews } from './storage/duty-list/summary.views.ts';
import { UnitRegister } from './storage/duty-list/unit-register.ts';
import { DutyLists } from './storage/migrations/20261121T1000_duty_lists.ts';
import { Disclosure } from './storage/migrations/20261121T2020_disclosure.ts';
import { VersionChain } from './storage/migrations/20261121T2040_version_chain.ts';
import { UploadedFiles as UploadedFilesMigration } from './storage/migrations/20261121T1400_uploaded_files.ts';
import { ListImportRepository } from './storage/list-import-run/list-import.repository.ts';
import { UploadedFiles } from './storage/list-import-run/uploaded-files.ts';
import { ListImportViews } from './storage/list-import-run/list-import.views.ts';
import { Filing } from './storage/unified-list/filing.ts';
import { UnifiedListViews } from './storage/unified-list/unified-list.views.ts';
import { CompareVersions } from './use-cases/duty-list/compare-versions.ts';
import { DiscloseItem } from './use-cases/duty-list/disclose-item.ts';
import { EnterItems } from './use-cases/duty-list/enter-items.ts';
import { ExportLists } from './use-cases/duty-list/export-lists.ts';
import { LoadApprovedList } from './use-cases/duty-list/load-approved-list.ts';
import { LookAtLists } from './use-cases/duty-list/look-at-lists.ts';
import { RecordPerformance } from './use-cases/duty-list/record-performance.ts';
import { ReviewList } from './use-cases/duty-list/review-list.ts';
import { TraceItem } from './use-cases/duty-list/trace-item.ts';
import { DrawReport } from './use-cases/list-import-run/draw-report.ts';
import { FileDesk } from './use-cases/list-import-run/file-desk.ts';
import { FindOrganToImport } from './use-cases/list-import-run/find-organ-to-import.ts';
import { ImportList } from './use-cases/list-import-run/import-list.ts';
import { KeepImport } from './use-cases/list-import-run/keep-import.ts';
import { LookAtImports } from './use-cases/list-import-run/look-at-imports.ts';
import { ReadUpload } from './use-cases/list-import-run/read-upload.ts';
import { ReadUnifiedList } from './use-cases/unified-list/read-unified-list.ts';

/** Everything about lists, files, items and the merged list. */
export const dutyListControllers = [ImportsController, ListsController, ItemsController, UnifiedListController, SummaryController, CityFiling, Performance];

export const dutyListProviders = [
  ...[DutyListRepository, FindingsRepository, ItemDisclosureRepository, ListItems, ListImportRepository, UnitRegister, UploadedFiles, Filing],
  ...[FindingsViews, ItemHistoryViews, ItemsViews, ListContentViews, ListsViews, SummaryViews, ListImportViews, UnifiedListViews],
  ...[CompareVersions, DiscloseItem, EnterItems, ExportLists, LoadApprovedList, LookAtLists, RecordPerformance, ReviewList, TraceItem],
  ...[DrawReport, FileDesk, FindOrganToImport, ImportList, KeepImport, LookAtImports, ReadUpload, ReadUnifiedList],
];

export const dutyListEntities = [DutyListSchema, DutyListVersionSchema, ItemDisclosureSchema, ListImportSchema];

/** Local copies, in an order in which they can be emptied: what was filed with the city. */
export const dutyListProjections = ['filed_disclosure', 'unified_line', 'filed_copy', 'filed_unit', 'filed_organ'];

export const dutyListMigrations: NamedMigration[] = [
  { name: '20261121T1000_duty_lists', class: DutyLists },
  { name: '20261121T1400_uploaded_files', class: UploadedFilesMigration },
  { name: '20261121T2020_disclosure', class: Disclosure },
  { name: '20261121T2040_version_chain', class: VersionChain },
];
