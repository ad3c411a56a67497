import type { accountInChinese } from './text-zh.ts';

/** The same in English. */
export const accountInEnglish: typeof accountInChinese = {
  signIn: {
    title: 'Sign in',
    text: 'Use the passkey that you enrolled: a finger, your face, the device’s PIN, or a security key.',
    enter: 'Sign in with a passkey',
    first: 'Here for the first time? Open the link that HR gave you and enrol a passkey.',
    lost: 'Lost your passkey, or changed your device? Ask HR for a recovery link.',
    rater: 'Rating departments needs no sign-in: just open your rating link.',
  },
  enrol: {
    title: 'Enrol a passkey',
    text: 'This link works once. Afterwards you sign in with this device’s finger, face or PIN, and have no password to remember. Make sure this is your own device.',
    label: 'Give this passkey a name',
    labelHint: 'So that you know it later, for example “office computer”.',
    labelMissing: 'Fill in a name',
    phone: 'Phone',
    computer: 'Computer',
    enter: 'Enrol and sign in',
    demo: 'Demo sign-in without a passkey',
    demoText: 'For trying out on this machine; off in production.',
  },
  confirm: {
    title: 'Confirm that it is you',
    text: 'This is a grave step and needs a sign-in of the last ten minutes. Once you have confirmed, it goes on by itself; what you typed is still here.',
    enter: 'Confirm with a passkey',
    without:
      'Your account has no passkey yet. Sign out and in again in a new tab, then come back here and press “I have signed in again”.',
    again: 'I have signed in again',
    demo: 'Demo confirmation without a passkey',
    cancel: 'Not now',
  },
  passkeyFailures: {
    passkey_cancelled: 'The passkey was not confirmed. Nothing has changed; you can try again.',
    passkey_unsupported:
      'This browser cannot use passkeys. Use a newer one, and open this page at its https address.',
    passkey_present: 'This device is enrolled already. Sign in with it.',
  },
};
