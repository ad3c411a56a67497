/** What the State Council announced for one year: rest days beside weekends, and weekend days worked. */
interface DeclaredYear {
  /** First and last day of each stretch of rest, `MM-DD`. */
  rest: readonly (readonly [string, string])[];
  /** Saturdays and Sundays that are worked for it, `MM-DD`. */
  work: readonly string[];
}

/**
 * Announced years, each date compared with the notice of the General Office of the State Council
 * as Xinhua published it: that of 12 November 2024 (国办发明电〔2024〕12号) for 2025, and that of
 * 4 November 2025 for 2026. The notice for a year comes in the autumn before it; when this was
 * last compared, in November 2026, none for 2027 had been found. A year that is not here is judged
 * by its statutory holidays and weekends alone.
 */
export const declaredYears: Readonly<Record<string, DeclaredYear>> = {
  '2025': {
    rest: [
      ['01-01', '01-01'],
      ['01-28', '02-04'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['05-31', '06-02'],
      ['10-01', '10-08'],
    ],
    work: ['01-26', '02-08', '04-27', '09-28', '10-11'],
  },
  '2026': {
    rest: [
      ['01-01', '01-03'],
      ['02-15', '02-23'],
      ['04-04', '04-06'],
      ['05-01', '05-05'],
      ['06-19', '06-21'],
      ['09-25', '09-27'],
      ['10-01', '10-07'],
    ],
    work: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
  },
};
