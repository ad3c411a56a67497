import type { StoppedWords } from './stopped-zh.ts';

/** The English texts of the states that stand instead of the form. */
export const stoppedEn: StoppedWords = {
  opensAt: 'Opens',
  closedAt: 'Closed',
  lastDelivery: 'Delivery until',
  reload: 'Reload the page',
  wholeLink: 'A whole link looks like this, without blanks or line breaks:',
  characters: (count) => `${String(count)} characters`,
  because: {
    no_link: {
      title: 'Open the page from your own link',
      text: [
        'Every rater has a link of their own, on a slip or sent to them. Scan it, or open the whole link.',
      ],
    },
    damaged: {
      title: 'The link is incomplete',
      text: [
        'It was cut or changed on its way. Go back to the message or slip, and copy the whole link or scan it again.',
        'The link has not been used up.',
      ],
    },
    version_unknown: {
      title: 'This link needs a newer version of the page',
      text: ['Reload the page. If that does not help, tell whoever gave you the link.'],
    },
    insecure: {
      title: 'Ratings cannot be sealed safely here',
      text: [
        'Browsers encrypt only on pages opened with https, and this one was not, or the browser cannot. Nothing will be sent.',
        'Check that the address starts with https, or open the same link in a newer browser.',
      ],
    },
    notice_changed: {
      title: 'Please reload this page',
      text: [
        'What this page says about anonymity is another version than the one fixed for this survey. Most likely the page was updated. It stops here so that you do not rate under the wrong promise.',
        'Your link has not been used up, and what you wrote is still on this device. If reloading does not help, tell whoever gave you the link.',
      ],
    },
    mismatch: {
      title: 'Stop here: this does not match your link',
      text: [
        'What the server sent does not match the fingerprint in your link. It may be a fault, or somebody may be trying to recognise you.',
        'To protect you, this page has sent no ratings and will not send any. Do not try another way; first tell the reviewer or somebody you trust.',
      ],
    },
    link_unknown: {
      title: 'This link is not valid',
      text: [
        'The server does not know it: it may have been replaced, the survey may have been called off, or it was mistyped.',
        'Use the newest link you were given, or ask whoever gave it to you.',
      ],
    },
    not_open_yet: {
      title: 'The survey has not started',
      text: ['Open the same link again then. Opening it now does not use it up.'],
    },
    grace: {
      title: 'The survey has just closed',
      text: [
        'No new ratings can be started. If you confirmed ratings before the close and they have not arrived, they can still be delivered until the time below: open the same link on the device you used then.',
        'On this device, nothing is still on its way.',
      ],
    },
    closed: {
      title: 'The survey is closed',
      text: [
        'No more ratings are accepted. Once the ratings are opened, you can check that yours were counted.',
      ],
    },
  },
};
