/** 清单锁: the key under which a list's change and the dispatches by it wait for each other, as an SQL expression of tenant and organ. */
export const listLock = (tenant: string, organ: string): string => `hashtextextended('list ' || ${tenant}::text || ' ' || ${organ}::text, 0)`;
