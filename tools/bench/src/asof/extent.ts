/** How much stands in the registry: the product is the number of item rows. */
export interface Extent {
  tenants: number;
  organs: number;
  versions: number;
  items: number;
}

/** Twenty districts of 1,200 items in force, kept for thirty years: 1,008,000 item rows. */
export const EXTENT: Extent = { tenants: 20, organs: 30, versions: 42, items: 40 };
export const FIRST_DAY = '1996-01-01';
/** How long each version is in force; organs change theirs on different days. */
export const DAYS_HELD = 260;
