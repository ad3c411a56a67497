/** Statutory holidays at fixed dates, `MM-DD`: New Year, Labour Day, National Day. */
const fixedDays = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'] as const;
/**
 * Statutory holidays of the lunar calendar, for years whose announcement may be missing:
 * New Year's Eve (the three days after it are holidays too), Dragon Boat, Mid-Autumn.
 */
const lunarDays: Readonly<Record<string, { eve: string; dragonBoat: string; midAutumn: string }>> =
  {
    '2027': { eve: '02-05', dragonBoat: '06-09', midAutumn: '09-15' },
    '2028': { eve: '01-25', dragonBoat: '05-28', midAutumn: '10-03' },
    '2029': { eve: '02-12', dragonBoat: '06-16', midAutumn: '09-22' },
    '2030': { eve: '02-02', dragonBoat: '06-05', midAutumn: '09-12' },
  };
/** Days of Spring Festival from New Year's Eve on. */
const springFestivalDays = 4;

/** Qingming by the mean solar term, good for 2000 to 2099. */
function qingming(year: number): string {
  const short = year % 100;
  const day = Math.floor(short * 0.2422 + 4.81) - Math.floor(short / 4);
  return `04-0${day}`;
}

/** The statutory holidays of a year that are known without an announcement, `YYYY-MM-DD`. */
export function statutoryDays(year: string): ReadonlySet<string> {
  const days: string[] = [...fixedDays, qingming(Number(year))];
  const lunar = lunarDays[year];
  if (lunar !== undefined) {
    const eve = Date.parse(`${year}-${lunar.eve}T00:00:00Z`);
    for (let index = 0; index < springFestivalDays; index += 1) {
      days.push(new Date(eve + index * 86_400_000).toISOString().slice(5, 10));
    }
    days.push(lunar.dragonBoat, lunar.midAutumn);
  }
  return new Set(days.map((day) => `${year}-${day}`));
}
