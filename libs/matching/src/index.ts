export { ListIndex, algorithmVersion } from './list-index.ts';
export type { LearningOptions, MatchOptions } from './list-index.ts';
export type { LearnedCount } from './learned-counts.ts';
export { lessonTerms, lessonTermsEdition } from './lesson-terms.ts';
export { defaultThresholds } from './decision.ts';
export { tokensOf } from './tokens.ts';
export { lexiconSeed } from './lexicon-seed.ts';
export type { FieldName } from './fields.ts';
export type { Candidate, Decision, IndexedItem, LexiconEntry, MatchOutcome, MatchQuery, Reason, ReasonKind, Thresholds } from './types.ts';
