import { dictionary } from '../kit/language.ts';

/** Words about one's own notices of tasks. */
export const noticesText = dictionary(
  {
    title: '待办通知',
    on: '工作日早上，如有新的、临近期限或已逾期的待办事项，系统会发一封邮件告诉您。邮件里没有部门、人名和分数。',
    off: '您已关闭待办通知。待办事项仍会列在首页。',
    notSent: '公司目前不发待办通知。待办事项会列在首页。',
    noAddress: '人员资料里没有您的邮箱，所以发不到。请人力资源部补上。',
    turnOff: '不再通知我',
    turnOn: '重新通知我',
    turnedOff: '已关闭待办通知',
    turnedOn: '已开启待办通知',
  },
  {
    title: 'Notices of tasks',
    on: 'On the morning of a working day you get one e-mail if a task is new, near its deadline or overdue. It names no department and nobody, and holds no score.',
    off: 'You have turned notices of tasks off. The home page still lists what waits for you.',
    notSent:
      'The company sends no notices of tasks at present. The home page lists what waits for you.',
    noAddress: 'HR has no e-mail address of yours, so that you cannot be told. Ask HR to add it.',
    turnOff: 'Stop telling me',
    turnOn: 'Tell me again',
    turnedOff: 'Notices of tasks are off',
    turnedOn: 'Notices of tasks are on',
  },
);
