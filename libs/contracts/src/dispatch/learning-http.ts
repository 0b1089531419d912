import { z } from 'zod';
import { Id, Instant, Text } from '../fields.ts';

const PageOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item), next: z.string().nullable(), total: z.int().min(0) });
const Paging = { cursor: z.string().min(1).max(2000).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) };
const Keyword = z.string().trim().min(1).max(100).optional();
const Organ = z.object({ id: Id, name: z.string() });

/** 办件经验概况: what matching has learned from decided matters, and whether it is used. */
export const LearningAnswer = z.object({
  enabled: z.boolean(),
  weight: z.number(),
  /** Rises with every lesson; answers that used it name it. */
  learningVersion: z.int(),
  lessons: z.object({ confirmed: z.int(), returned: z.int(), forgotten: z.int() }),
  items: z.int(),
  terms: z.int(),
  /** Whether the counts were made by another edition of the product: then they are not used until they are made anew. */
  outdated: z.boolean(),
  rebuiltAt: Instant.nullable(),
  rebuiltMatters: z.int().nullable(),
  actions: z.array(z.enum(['rebuild', 'compare', 'forget'])),
});
export type LearningAnswer = z.infer<typeof LearningAnswer>;

/** 经验查询: the keyword may be part of an item's name or code, or a term. */
export const LearnedItemsQuery = z.strictObject({ ...Paging, keyword: Keyword });
export type LearnedItemsQuery = z.infer<typeof LearnedItemsQuery>;
/** 事项经验: how many matters were confirmed for an item, and the terms they were most often told in; an item that is in force no more has no name. */
export const LearnedItem = z.object({
  itemKey: Id,
  itemCode: z.string().nullable(),
  itemName: z.string().nullable(),
  organ: Organ,
  confirmed: z.int(),
  returned: z.int(),
  terms: z.array(z.object({ term: z.string(), confirmed: z.int() })),
});
export type LearnedItem = z.infer<typeof LearnedItem>;
export const LearnedItemsPage = PageOf(LearnedItem);

/** 来件经验查询. */
export const LessonsQuery = z.strictObject({ ...Paging, itemKey: Id.optional(), kind: z.enum(['CONFIRMED', 'RETURNED']).optional() });
export type LessonsQuery = z.infer<typeof LessonsQuery>;
/** 来件经验: one matter and what it taught. */
export const LessonAnswer = z.object({
  matterId: Id,
  matterNumber: z.string(),
  title: z.string(),
  kind: z.enum(['CONFIRMED', 'RETURNED']),
  itemKey: Id,
  itemName: z.string().nullable(),
  organ: Organ,
  learnedAt: Instant,
});
export type LessonAnswer = z.infer<typeof LessonAnswer>;
export const LessonsPage = PageOf(LessonAnswer);

/** 剔除经验: with the ground. */
export const ForgetLessonRequest = z.strictObject({ ground: Text(2000) });
export type ForgetLessonRequest = z.infer<typeof ForgetLessonRequest>;

/** 对照: over how many of the matters that were confirmed last. */
export const CompareLearningRequest = z.strictObject({ last: z.int().min(1).max(500).default(200) });
export type CompareLearningRequest = z.infer<typeof CompareLearningRequest>;

const Answered = z.object({
  itemFirst: z.int(),
  organFirst: z.int(),
  organAmongThree: z.int(),
  auto: z.int(),
  autoRight: z.int(),
});
/** 对照结果: how many of the matters were answered rightly without and with what was learned; each matter is asked as if it had taught nothing itself. */
export const CompareLearningAnswer = z.object({ matters: z.int(), learningVersion: z.int(), without: Answered, with: Answered });
export type CompareLearningAnswer = z.infer<typeof CompareLearningAnswer>;

/** 重算结果. */
export const LearningRebuiltAnswer = z.object({ learningVersion: z.int(), matters: z.int(), terms: z.int() });
export type LearningRebuiltAnswer = z.infer<typeof LearningRebuiltAnswer>;
