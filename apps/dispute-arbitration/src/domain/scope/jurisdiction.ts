import type { Jurisdiction } from '@yidan/contracts';
import type { RegionLevel } from '@yidan/kernel';

/** Where a body stands. */
export interface Placed {
  readonly level: RegionLevel;
  readonly regionCode: string;
}

const ABOVE: readonly RegionLevel[] = ['PROVINCE', 'NATION'];

/**
 * 管辖 (05 §3.3.2): within a district its own 编办; across districts, with the city or with a functional zone the city's, which is no case of a district (null);
 * with an organ of the province or the nation it is taken up here and reported upward.
 */
export function jurisdictionOf(tenant: { readonly level: 'CITY' | 'DISTRICT' | 'FUNCTIONAL_ZONE'; readonly tenantId: string }, parties: readonly Placed[]): Jurisdiction | null {
  if (parties.some(({ level }) => ABOVE.includes(level))) return 'REFERRED_UP';
  if (tenant.level === 'CITY') return 'CITY';
  const isElsewhere = ({ level, regionCode }: Placed): boolean =>
    level === 'CITY' || (level === 'FUNCTIONAL_ZONE' && tenant.level !== 'FUNCTIONAL_ZONE') || !regionCode.startsWith(tenant.tenantId);
  return parties.some(isElsewhere) ? null : 'DISTRICT';
}
