import { Id } from '@yidan/contracts';
import { z } from 'zod';
import { ContentItemShape } from '../domain/list-import/list-json.ts';

const RowVersion = z.int().min(1);
const MOST = 500;

/** 批量编辑: what is put in and what is taken out, all or nothing; a row that exists is named with the version that was read. Items are as a list file says them. */
export const PutItemsRequest = z.strictObject({
  items: z.array(z.strictObject({ itemKey: Id.optional(), rowVersion: RowVersion.optional(), place: z.int().min(1).optional(), item: ContentItemShape })).max(MOST).default([]),
  removed: z.array(z.strictObject({ itemKey: Id, rowVersion: RowVersion })).max(MOST).default([]),
});
