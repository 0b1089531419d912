import { Controller, Delete, Get, Post, Put } from '@nestjs/common';
import {
  ApplyImportRequest, BeginDraftRequest, DraftItemAnswer, DraftItemFilter, EditedDraftAnswer, Id, ImportDiffAnswer, ListVersionAnswer, OrderItemsRequest, OrganCode, RebaseAnswer, RebaseRequest,
  SubmitVersionRequest, VersionFilter, WithdrawVersionRequest,
} from '@yidan/contracts';
import { Allow, Answers, CurrentActor, IfMatch, pageOf, PageQuery, RequiresIfMatch, ValidBody, ValidParam, ValidQuery, type Actor, type Page } from '@yidan/platform';
import type { z } from 'zod';
import { dutyListVersionLifecycle } from '../domain/duty-list/duty-list-version.lifecycle.ts';
import type { ItemPut } from '../domain/duty-list/draft-edit.ts';
import { DRAFT_WAYS } from '../domain/duty-list/version-view.ts';
import { DraftItemsViews } from '../storage/duty-list/draft-items.views.ts';
import { AcceptVersion } from '../use-cases/duty-list/accept-version.ts';
import { BeginDraft } from '../use-cases/duty-list/begin-draft.ts';
import { EditDraft } from '../use-cases/duty-list/edit-draft.ts';
import { ImportIntoDraft } from '../use-cases/duty-list/import-into-draft.ts';
import { LookAtLists } from '../use-cases/duty-list/look-at-lists.ts';
import { OrderDraft } from '../use-cases/duty-list/order-draft.ts';
import { RebaseDraft } from '../use-cases/duty-list/rebase-draft.ts';
import { SubmitVersion } from '../use-cases/duty-list/submit-version.ts';
import { WithdrawVersion } from '../use-cases/duty-list/withdraw-version.ts';
import { PutItemsRequest } from './put-items.body.ts';

const Filter = PageQuery.extend(VersionFilter.shape);
const ItemsFilter = PageQuery.extend(DraftItemFilter.shape);
const EDIT = { step: [dutyListVersionLifecycle, 'edit'] } as const;

/** 在编版本: an organ's list while it is drawn up, until it is handed in. */
@Controller()
export class DraftsController {
  constructor(
    private readonly lists: LookAtLists,
    private readonly draftItems: DraftItemsViews,
    private readonly beginDraft: BeginDraft,
    private readonly editDraft: EditDraft,
    private readonly orderDraft: OrderDraft,
    private readonly importIntoDraft: ImportIntoDraft,
    private readonly rebaseDraft: RebaseDraft,
    private readonly submitVersion: SubmitVersion,
    private readonly acceptVersion: AcceptVersion,
    private readonly withdrawVersion: WithdrawVersion,
  ) {}

  @Get('versions')
  @Allow({ by: DRAFT_WAYS })
  @Answers(pageOf(ListVersionAnswer), { summary: '清单版本（按状态、机关、通道），最新在前' })
  all(@ValidQuery(Filter) filter: z.output<typeof Filter>, @CurrentActor() actor: Actor): Promise<Page<ListVersionAnswer>> {
    return this.lists.all(filter, actor);
  }

  @Post('lists/:organCode/versions')
  @Allow({ step: [dutyListVersionLifecycle, 'create'] })
  @Answers(ListVersionAnswer, { status: 201, summary: '起草清单版本' })
  async begin(@ValidParam('organCode', OrganCode) organCode: string, @ValidBody(BeginDraftRequest) request: BeginDraftRequest, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    const { id } = await this.beginDraft.execute({ organCode, ...request }, actor);
    return this.lists.version(id, actor);
  }

  @Get('versions/:id/draft-items')
  @Allow({ by: DRAFT_WAYS })
  @Answers(pageOf(DraftItemAnswer), { summary: '草稿事项，逐项注明与基准版本相比的变化' })
  async items(@ValidParam('id', Id) id: string, @ValidQuery(ItemsFilter) filter: z.output<typeof ItemsFilter>, @CurrentActor() actor: Actor): Promise<Page<DraftItemAnswer>> {
    return this.draftItems.page(await this.lists.drawnUp(id, actor), filter);
  }

  @Put('versions/:id/items')
  @Allow(EDIT)
  @Answers(EditedDraftAnswer, { summary: '批量写入、移除草稿事项；逐行校验行版本，全部成功或全部不保存' })
  async edit(@ValidParam('id', Id) id: string, @ValidBody(PutItemsRequest) { items, removed }: z.output<typeof PutItemsRequest>, @CurrentActor() actor: Actor): Promise<EditedDraftAnswer> {
    const edited = await this.editDraft.execute(id, { items: items as ItemPut[], removed }, actor);
    return { version: await this.lists.version(id, actor), items: edited };
  }

  @Delete('versions/:id/items/:itemKey')
  @Allow(EDIT)
  @RequiresIfMatch()
  @Answers(ListVersionAnswer, { summary: '移除一个草稿事项（If-Match 为行版本）' })
  async remove(@ValidParam('id', Id) id: string, @ValidParam('itemKey', Id) itemKey: string, @IfMatch() rowVersion: number, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    await this.editDraft.execute(id, { items: [], removed: [{ itemKey, rowVersion }] }, actor);
    return this.lists.version(id, actor);
  }

  @Put('versions/:id/order')
  @Allow(EDIT)
  @RequiresIfMatch()
  @Answers(ListVersionAnswer, { summary: '调整事项顺序，序号连续' })
  async order(@ValidParam('id', Id) id: string, @ValidBody(OrderItemsRequest) { itemKeys }: z.output<typeof OrderItemsRequest>, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    await this.orderDraft.execute(id, itemKeys, version, actor);
    return this.lists.version(id, actor);
  }

  @Get('versions/:id/imports/:importId')
  @Allow({ by: DRAFT_WAYS })
  @Answers(ImportDiffAnswer, { summary: '已读入文件与草稿的差异：增加、取消、逐要素变更' })
  showImport(@ValidParam('id', Id) id: string, @ValidParam('importId', Id) importId: string, @CurrentActor() actor: Actor): Promise<ImportDiffAnswer> {
    return this.importIntoDraft.show(id, importId, actor);
  }

  @Post('versions/:id/imports/:importId')
  @Allow(EDIT)
  @Answers(ListVersionAnswer, { status: 200, summary: '将已显示差异的文件应用到草稿' })
  async applyImport(@ValidParam('id', Id) id: string, @ValidParam('importId', Id) importId: string, @ValidBody(ApplyImportRequest) { shown }: z.output<typeof ApplyImportRequest>, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    await this.importIntoDraft.apply(id, importId, shown, actor);
    return this.lists.version(id, actor);
  }

  @Get('versions/:id/rebase')
  @Allow({ by: DRAFT_WAYS })
  @Answers(RebaseAnswer, { summary: '与起草后先行生效版本的合并：将并入的变更与冲突' })
  showRebase(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<RebaseAnswer> {
    return this.rebaseDraft.show(id, actor);
  }

  @Post('versions/:id/rebase')
  @Allow(EDIT)
  @Answers(ListVersionAnswer, { status: 200, summary: '合并先行生效版本的变更，逐处选择冲突' })
  async rebase(@ValidParam('id', Id) id: string, @ValidBody(RebaseRequest) request: RebaseRequest, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    await this.rebaseDraft.apply(id, request, actor);
    return this.lists.version(id, actor);
  }

  @Post('versions/:id/submit')
  @Allow({ step: [dutyListVersionLifecycle, 'submit'] })
  @Answers(ListVersionAnswer, { status: 200, summary: '报送（签署自查承诺）' })
  async submit(@ValidParam('id', Id) id: string, @ValidBody(SubmitVersionRequest) { selfCheck }: z.output<typeof SubmitVersionRequest>, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    await this.submitVersion.execute(id, 'submit', selfCheck, actor);
    return this.lists.version(id, actor);
  }

  @Post('versions/:id/resubmit')
  @Allow({ step: [dutyListVersionLifecycle, 'resubmit'] })
  @Answers(ListVersionAnswer, { status: 200, summary: '退回修改后再次报送' })
  async resubmit(@ValidParam('id', Id) id: string, @ValidBody(SubmitVersionRequest) { selfCheck }: z.output<typeof SubmitVersionRequest>, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    await this.submitVersion.execute(id, 'resubmit', selfCheck, actor);
    return this.lists.version(id, actor);
  }

  @Post('versions/:id/accept')
  @Allow({ step: [dutyListVersionLifecycle, 'accept'] })
  @Answers(ListVersionAnswer, { status: 200, summary: '受理' })
  async accept(@ValidParam('id', Id) id: string, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    await this.acceptVersion.execute(id, actor);
    return this.lists.version(id, actor);
  }

  @Post('versions/:id/withdraw')
  @Allow({ step: [dutyListVersionLifecycle, 'withdraw'] })
  @Answers(ListVersionAnswer, { status: 200, summary: '撤回' })
  async withdraw(@ValidParam('id', Id) id: string, @ValidBody(WithdrawVersionRequest) { reason }: z.output<typeof WithdrawVersionRequest>, @CurrentActor() actor: Actor): Promise<ListVersionAnswer> {
    await this.withdrawVersion.execute(id, reason, actor);
    return this.lists.version(id, actor);
  }
}
