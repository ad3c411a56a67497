import type { ssoInChinese } from './text-zh.ts';

/** The same in English. */
export const ssoInEnglish: typeof ssoInChinese = {
  text: 'Use your company account, as you do for other systems of the company.',
  enter: { openid: 'Sign in with your company account', feishu: 'Sign in with Feishu' },
  or: 'You can also use a passkey that you enrolled.',
  firstBeside:
    'Here for the first time? Sign in with your company account, or open the link that HR gave you and enrol a passkey.',
  firstAlone:
    'Here for the first time? Just sign in with your company account. If that fails, ask HR to check the e-mail address that they have for you.',
  lostAlone:
    'Trouble with your password or second factor? Ask the colleagues who run the company accounts.',
  again: {
    title: 'Confirm with your company account',
    text: 'You will be asked again for your password or second factor.',
    enter: 'Go and confirm',
    doneTitle: 'Confirmed that it is you',
    doneText:
      'Close this page, go back to the tab that you came from and press “I have signed in again”.',
  },
  coming: {
    title: 'Signing you in',
    text: 'Your company’s sign-in has sent you back; its answer is being checked.',
    failed: 'You are not signed in',
    back: 'Back to the sign-in page',
  },
  confirm: {
    text: 'Confirm with your company account in a new tab, then come back here and press “I have signed in again”.',
    open: 'Confirm with your company account',
  },
  own: {
    title: 'Company account',
    since: (when) => `Connected since ${when}. You can sign in with your company account.`,
    none: 'Not connected yet. Once it is, you can sign in with it. Its e-mail address has to be the one that HR has for you.',
    connect: 'Connect your company account',
    drop: 'Disconnect',
    dropTitle: 'Disconnect your company account',
    dropText:
      'It no longer signs you in, and devices that are signed in by it are signed out at once. If the account that is connected is not yours, disconnect it and tell the auditor at once.',
    dropped: 'Disconnected',
  },
};
