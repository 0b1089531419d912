import { definePolicy } from '@yidan/platform';
import { z } from 'zod';
import { INSTRUMENT_KINDS, type InstrumentKind } from '../../domain/legal-basis/instrument-kind.ts';

/** 科室最少编制: a unit with fewer posts is pointed out, never refused. */
export const orgUnitMinStaff = definePolicy('org.unit.minStaff', z.int().min(1).max(20), 3);

const ATTRIBUTES = ['监管执法类', '审批服务类', '行业管理类', '公共服务类', '统筹协调类', '综合事务类'];

/** 事项属性字典: a tenant may add attributes and takes none away. */
export const registryAttributes = definePolicy(
  'registry.attributes',
  z
    .array(z.string().trim().min(2).max(50))
    .max(100)
    .refine((values) => ATTRIBUTES.every((attribute) => values.includes(attribute)), { error: `the six attributes stay: ${ATTRIBUTES.join('、')}` })
    .refine((values) => new Set(values).size === values.length, { error: 'each attribute once' }),
  ATTRIBUTES,
);

/** 名称相似度阈值: from which similarity on two items of one attribute are found to overlap. */
export const registrySimilarity = definePolicy('registry.similarity', z.number().min(0.5).max(1), 0.8);

/** 专项审核小组: the review groups that texts of provisions are given to; three in the sources, named by the tenant. */
export const sandingReviewGroups = definePolicy(
  'registry.sanding.groups',
  z
    .array(z.strictObject({ code: z.string().regex(/^[A-Z0-9_]{1,20}$/), name: z.string().trim().min(2).max(60) }))
    .min(1)
    .max(20)
    .refine((groups) => new Set(groups.map(({ code }) => code)).size === groups.length, { error: 'each group once' }),
  [
    { code: 'G1', name: '专项审核第一小组' },
    { code: 'G2', name: '专项审核第二小组' },
    { code: 'G3', name: '专项审核第三小组' },
  ],
);

/** 主要职能类别: what a tenant has beyond the three that are set (F-005). */
export const registryCategories = definePolicy('registry.categories', z.array(z.string().trim().min(2).max(60)).max(50), []);

/** 第一依据: the kinds of instruments a duty may rest on (宁波 2022 第六条). */
export const registryPrimaryKinds = definePolicy<InstrumentKind[]>('registry.basis.primaryKinds', z.array(z.enum(INSTRUMENT_KINDS)).min(1), [
  'PARTY_REGULATION', 'LAW', 'ADMIN_REGULATION', 'LOCAL_REGULATION', 'SANDING', 'REFORM_PLAN', 'COMMISSION_DOC', 'SUPERIOR_DECISION',
]);

/** 依据不足的程度: many places let a department rule do; they say WARN. */
export const registryBasisEnforcement = definePolicy<'ERROR' | 'WARN'>('registry.basis.enforcement', z.enum(['ERROR', 'WARN']), 'ERROR');
