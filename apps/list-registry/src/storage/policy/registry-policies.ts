import { definePolicy } from '@yidan/platform';
import { z } from 'zod';

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
