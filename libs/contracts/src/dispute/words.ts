import { z } from 'zod';

/** 争议种类 (05 §3.3.2). */
export const DisputeKind = z.enum([
  'WHO_HOLDS', 'BOUNDARY', 'LEAD_ROLE', 'HANDOFF', 'COUNTY_TOWN', 'DISPATCH', 'ASSISTANCE', 'DEVOLUTION', 'CASE_TRANSFER', 'JOINT_ENFORCEMENT', 'NEW_LAW', 'GOAL_SHIFT',
]);
export type DisputeKind = z.infer<typeof DisputeKind>;

/** 争议来源: which procedure a dispute comes from. */
export const DisputeOriginType = z.enum(['DISPATCH', 'SUMMONS', 'ASSISTANCE', 'DEVOLUTION', 'REGISTRY', 'MANUAL']);
export type DisputeOriginType = z.infer<typeof DisputeOriginType>;

/** 提出方式: in what capacity a dispute is raised. */
export const RaisedBy = z.enum(['PARTY', 'TOWNSHIP', 'DISPATCHER', 'EX_OFFICIO', 'LEADER', 'SYSTEM']);
export type RaisedBy = z.infer<typeof RaisedBy>;

/** 争议焦点: who leads the coordination: 编办 where it is about the holder or a boundary, 司法 where it is about what a law means. */
export const DisputeIssue = z.enum(['HOLDER', 'LAW']);
export type DisputeIssue = z.infer<typeof DisputeIssue>;

export const DisputeUrgency = z.enum(['NORMAL', 'URGENT']);
export type DisputeUrgency = z.infer<typeof DisputeUrgency>;

export const PartyRole = z.enum(['CONVENOR', 'COUNTERPART', 'INTERESTED']);
export type PartyRole = z.infer<typeof PartyRole>;
/** 当事方主张: what a party says of the duty; null until it has said anything. */
export const PartyStance = z.enum(['CLAIMS', 'DENIES', 'PARTIAL']);
export type PartyStance = z.infer<typeof PartyStance>;

/** 管辖 (05 §3.3.2). */
export const Jurisdiction = z.enum(['DISTRICT', 'CITY', 'REFERRED_UP']);
export type Jurisdiction = z.infer<typeof Jurisdiction>;

export const DisputeState = z.enum([
  'RAISED', 'NEGOTIATING', 'AGREED', 'FILED', 'NEGOTIATION_FAILED', 'APPLIED', 'SUPPLEMENTING', 'REJECTED', 'TRANSFERRED', 'REFERRED_UP', 'ACCEPTED', 'COORDINATING', 'OPINION_ISSUED',
  'SUBMITTED_TO_COMMISSION', 'IN_DELIBERATION', 'DEFERRED', 'RULED', 'RECONSIDERING', 'EXECUTING', 'EXECUTED', 'CLOSED', 'WITHDRAWN',
]);
export type DisputeState = z.infer<typeof DisputeState>;

/** 解决层级: 1 negotiation, 2 coordination, 3 ruling. */
export const DisputeLevel = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type DisputeLevel = z.infer<typeof DisputeLevel>;

/** 临时责任依据 (R-DSP-1): which row of the order of determination named the interim holder. */
export const InterimRule = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.literal(6)]);
export type InterimRule = z.infer<typeof InterimRule>;

/** 受理决定中不予受理的情形 (05 §3.3.2), each with its route. */
export const OutOfScope = z.enum(['INTERNAL', 'CITIZEN', 'RULED_BEFORE', 'DISCIPLINE', 'STAFFING', 'OTHER_PROCEDURE']);
export type OutOfScope = z.infer<typeof OutOfScope>;

/** 协调方式. */
export const RoundKind = z.enum(['WRITTEN', 'MEETING', 'EXPERT', 'SITE']);
export type RoundKind = z.infer<typeof RoundKind>;

/** 争议成因 (F-180): mandatory when a case is closed. */
export const DisputeCause = z.enum(['VAGUE_PROVISION', 'NO_PROVISION', 'CONFLICTING_PROVISIONS', 'NEW_LAW', 'INSTITUTIONAL_REFORM', 'OBJECTIVE_CONSTRAINT', 'UNWILLING', 'OTHER']);
export type DisputeCause = z.infer<typeof DisputeCause>;

/** 定责方式: by which level the outcome was found. */
export const OutcomeSource = z.enum(['AGREEMENT', 'OPINION', 'RULING']);
export type OutcomeSource = z.infer<typeof OutcomeSource>;
