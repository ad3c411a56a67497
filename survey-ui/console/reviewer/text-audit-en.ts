import type { auditInChinese } from './text-audit-zh.ts';

/** Words of auditing and releasing a survey in English. */
export const auditInEnglish: typeof auditInChinese = {
  filter: 'Filter',
  bands: 'Ratings',
  band: (from, to, word) => `${from} to ${to}: ${word}`,
  indicator: 'Indicator',
  allIndicators: 'All indicators',
  search: 'Find words (all of them)',
  only: 'Only',
  onlyChoices: {
    written: 'with evidence',
    marked: 'marked by me',
    traces: 'that may tell who wrote them',
  },
  shown: (shown, all) => `${shown} of ${all} shown`,
  clear: 'Clear the filter',
  nothingFound: 'Nothing fits',
  nothingFoundText: 'Choose more ratings, or clear the words to find.',
  more: (count) => `Show ${count} more`,
  mark: 'Mark',
  marked: 'Marked',
  marksHint:
    'Marks are for your own reading. They stay in this tab and are gone when you close it or sign out. The order is another one each time you open this.',
  traces: 'May tell who wrote it: ',
  traceKinds: {
    name: 'a name',
    time: 'an exact time',
    number: 'a reference number',
    contact: 'a way to reach somebody',
    own_department: 'a client department',
  },
  tracesHint:
    'Hints come from rules: they miss some and are wrong about others. Please do not guess from them who wrote something.',
  print: 'Print what is on the screen',
  printHint:
    'The paper carries your name and the time, and each print is recorded. This page cannot be exported.',
  summary: 'To the department manager (optional)',
  summaryHint:
    'What is good and what needs work, in your own words. It is published with the result and cannot be changed afterwards. Where few people answered, it is all the detail the manager gets.',
  summaryLeft: (count) => `${count} characters left`,
  quoted:
    'This repeats evidence word for word. Put it into your own words, or whoever wrote it may be recognised:',
  summaryTraces: 'This may tell who wrote the evidence. Please put it differently:',
  accept: 'Accept, and release with others later',
  accepted: 'Accepted, waiting to be released with others',
  acceptedText: 'Release it together with other departments on the tasks page, or right now.',
  takeBack: 'Take it back',
  withSummary: 'Your words to the manager are part of what is published.',
  withoutSummary: 'You wrote nothing to the manager; it cannot be added later.',
  many: {
    title: 'Release together',
    text: 'Surveys that you have read and accepted can be released in one go. It cannot be taken back, and the managers see their results at once.',
    summary: 'with words to the manager',
    noSummary: 'without words to the manager',
    keys: 'keys not confirmed destroyed yet',
    read: 'Read and accept it first',
    legend: 'Surveys to release',
    button: (count) =>
      count === 1 ? 'Release the chosen department' : `Release the ${count} chosen departments`,
    none: 'Choose the departments to release first',
    dialog: (count) =>
      count === 1
        ? 'Release the result of 1 department?'
        : `Release the results of ${count} departments?`,
    phrase: (count) => (count === 1 ? 'release 1 department' : `release ${count} departments`),
    names: (names) => `To be released: ${names}.`,
    progress: 'Releasing',
    done: (count) =>
      count === 1
        ? 'The result of 1 department is released'
        : `The results of ${count} departments are released`,
    refused: (department) => `${department} was not released`,
  },
};
