/** How many orders lie in a district, and over how many organs and units; the busiest unit holds far more than its share. */
export interface Extent {
  readonly orders: number;
  readonly organs: number;
  readonly units: number;
}

export const TENANT = '519901';
export const CITY = '519900';
/** A million orders of three years, of 50 organs with six units each. */
export const MILLION: Extent = { orders: 1_000_000, organs: 50, units: 6 };
export const YEARS_BACK = 3;
