import { addDays } from './date.ts';
import type { DateText } from './date.ts';

/** 法定节假日: a day everyone is off by 《全国年节及纪念日放假办法》, before any day is shifted. */
export interface StatutoryDay {
  readonly date: DateText;
  readonly name: string;
}

// 春节 (first day of the first month), 清明, 端午, 中秋 of each year; later years are not built in.
const LUNAR_DAYS: Readonly<Record<number, readonly [string, string, string, string]>> = {
  2024: ['02-10', '04-04', '06-10', '09-17'],
  2025: ['01-29', '04-04', '05-31', '10-06'],
  2026: ['02-17', '04-05', '06-19', '09-25'],
  2027: ['02-06', '04-05', '06-09', '09-15'],
  2028: ['01-26', '04-04', '05-28', '10-03'],
  2029: ['02-13', '04-04', '06-16', '09-22'],
  2030: ['02-03', '04-05', '06-05', '09-12'],
  2031: ['01-23', '04-05', '06-24', '10-01'],
  2032: ['02-11', '04-04', '06-12', '09-19'],
  2033: ['01-31', '04-04', '06-01', '09-08'],
  2034: ['02-19', '04-05', '06-20', '09-27'],
  2035: ['02-08', '04-05', '06-10', '09-16'],
};

/** The statutory days of a year: 13 since 2025, 11 before; without the lunar ones where their dates are not built in. */
export function statutoryDays(year: number): StatutoryDay[] {
  // The fourth revision (2024-11-10) added New Year's Eve and 2 May from 2025 on.
  const since2025 = year >= 2025;
  const [spring, qingming, dragonBoat, midAutumn] = LUNAR_DAYS[year] ?? [];
  return [
    ...run('元旦', `${year}-01-01`, 1),
    ...(spring ? run('春节', addDays(`${year}-${spring}`, since2025 ? -1 : 0), since2025 ? 4 : 3) : []),
    ...(qingming ? run('清明节', `${year}-${qingming}`, 1) : []),
    ...run('劳动节', `${year}-05-01`, since2025 ? 2 : 1),
    ...(dragonBoat ? run('端午节', `${year}-${dragonBoat}`, 1) : []),
    ...(midAutumn ? run('中秋节', `${year}-${midAutumn}`, 1) : []),
    ...run('国庆节', `${year}-10-01`, 3),
  ];
}

function run(name: string, first: DateText, days: number): StatutoryDay[] {
  return Array.from({ length: days }, (_, i) => ({ date: addDays(first, i), name }));
}
