/** 全链条: what was told under one id is found by it. A service runs this once. */
export function chainTables(): string[] {
  // Tasks are told far more often than anything else and are no part of it.
  return [`create index journal_chain on journal (tenant_id, correlation) where agg_type <> 'desk-task'`];
}
