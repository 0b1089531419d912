import { ORGAN_KINDS, POWER_TYPES, REGION_LEVELS, ROLES } from '@yidan/kernel';
import { z } from 'zod';

/** uuid v7 of an object. */
export const Id = z.uuid();
/** 租户: the 6-digit region code of a district or of the city itself; a functional zone may end in a letter. */
export const TenantId = z.string().regex(/^\d{5}[0-9A-Z]$/);
/** 业务日期 in Asia/Shanghai, YYYY-MM-DD. */
export const BusinessDate = z.iso.date();
/** ISO 8601 instant with offset. */
export const Instant = z.iso.datetime({ offset: true });
/** One line of text: trimmed, 1–500 characters, no control characters. */
export const Line = z.string().trim().min(1).max(500).regex(/^[^\p{Cc}]*$/u);
/** Long text with line breaks, trimmed, 1–n characters. */
export const Text = (max: number) => z.string().trim().min(1).max(max);
export const OrganCode = z.string().regex(/^[A-Z0-9]{2,6}$/);
export const UnitCode = z.string().regex(/^[A-Z0-9]{1,12}$/);
export const PowerType = z.enum(POWER_TYPES);
export const OrganKind = z.enum(ORGAN_KINDS);
export const RegionLevel = z.enum(REGION_LEVELS);
export const Role = z.enum(ROLES);
/** 主要职能类别: one of the three seeded values, or one the tenant added. */
export const FunctionCategory = z.string().regex(/^[A-Z_]{3,60}$/);
/** 公开属性 (R-SEC-3): restricted is for named readers, a secret stub is a file number on paper and nothing else. */
export const Disclosure = z.enum(['PUBLIC', 'INTERNAL', 'RESTRICTED', 'SECRET_STUB']);
export type Disclosure = z.infer<typeof Disclosure>;
export const ClockKind = z.enum(['WORKING_DAY', 'WORKING_HOUR', 'CLOCK_HOUR', 'CLOCK_MINUTE', 'CALENDAR_DAY', 'MONTH']);
/** 时限: an amount on a clock. */
export const Limit = z.strictObject({ amount: z.int().min(1).max(3660), clock: ClockKind });
export type Limit = z.infer<typeof Limit>;
/** 乡镇街道 and other place of a matter. */
export const Location = z.strictObject({
  regionCode: z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/).optional(),
  lat: z.number().min(-90).max(90).optional(),
  lon: z.number().min(-180).max(180).optional(),
  address: Line.optional(),
});
export type Location = z.infer<typeof Location>;
