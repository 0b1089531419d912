import type { Provider, Type } from '@nestjs/common';
import { DraftsController } from './api/drafts.controller.ts';
import { DraftItems } from './storage/duty-list/draft-items.ts';
import { DraftItemsViews } from './storage/duty-list/draft-items.views.ts';
import { ForeignUnits } from './storage/duty-list/foreign-units.ts';
import { AcceptVersion } from './use-cases/duty-list/accept-version.ts';
import { BeginDraft } from './use-cases/duty-list/begin-draft.ts';
import { DraftDesk } from './use-cases/duty-list/draft-desk.ts';
import { EditDraft } from './use-cases/duty-list/edit-draft.ts';
import { ImportIntoDraft } from './use-cases/duty-list/import-into-draft.ts';
import { OrderDraft } from './use-cases/duty-list/order-draft.ts';
import { RebaseDraft } from './use-cases/duty-list/rebase-draft.ts';
import { SubmissionOf } from './use-cases/duty-list/submission-of.ts';
import { SubmitVersion } from './use-cases/duty-list/submit-version.ts';
import { WithdrawVersion } from './use-cases/duty-list/withdraw-version.ts';

/** The doors of drafts. */
export const draftsControllers: Type[] = [DraftsController];

/** What drawing up a list and handing it in needs of the service's module. */
export const draftsProviders: Provider[] = [
  DraftItems, DraftItemsViews, ForeignUnits, DraftDesk, BeginDraft, EditDraft, OrderDraft, ImportIntoDraft, RebaseDraft, SubmissionOf, SubmitVersion, AcceptVersion, WithdrawVersion,
];
