import { listed, plural } from './english.ts';
import type { StepWords } from './steps-zh.ts';

/** The English texts of the steps after the first screen. */
export const stepsEn: StepWords = {
  points: (rating) => `${String(rating)} of 10`,
  department: {
    position: (index, count) => `Department ${String(index)} of ${String(count)}`,
    advice:
      'Go only by what you have experienced yourself in this period. 1 is the lowest, 10 the highest.',
    smallGroup: (links) =>
      `Few people rate this department: only ${plural(links, 'link')} went out. Wording and unusual events make it easier to guess who wrote something.`,
    policy: {
      all: 'Please write the facts behind every rating.',
      extremes:
        'Please write the facts behind every rating in the lowest or highest band; elsewhere they are welcome.',
      lowest_and_highest:
        'When all nine are rated, please write the facts behind one of your lowest and one of your highest; elsewhere they are welcome.',
      none: 'You are welcome to write down the facts behind each rating.',
    },
    notRated: 'Not rated yet',
    rated: (rating, word) => `Your rating: ${String(rating)}, ${word.toLowerCase()}`,
    evidence: 'Facts',
    optional: 'optional',
    needed: 'needed',
    readers: 'Only the reviewer reads this, without knowing who wrote it',
    left: (count, limit) => `${String(count)}/${String(limit)}`,
    leftSpoken: (count, limit) => `${String(count)} of at most ${String(limit)} characters`,
    tooLong: (over) => `Please shorten this by ${plural(over, 'character')}.`,
    tooHeavy: 'Quotes, line breaks and emoji take more room. Please shorten this a little more.',
    previous: 'Previous department',
    back: 'Back to the start',
    next: (department) => `Next: ${department}`,
    review: 'Check and send',
    later: 'Rate other departments first',
  },
  missing: {
    rating: (indicator) => `${indicator}: choose a rating`,
    evidence: (because, indicators) =>
      ({
        every: `${listed(indicators, 'or')}: write down the facts`,
        extreme: `${listed(indicators, 'or')}: a rating this low or high needs facts`,
        lowest: `${listed(indicators, 'or')}: your lowest rating needs facts`,
        highest: `${listed(indicators, 'or')}: your highest rating needs facts`,
        all_equal: 'All nine are rated alike: write facts for any one of them',
      })[because],
    evidenceAtField: {
      every: 'Write down the facts behind this rating.',
      extreme: 'A rating this low or high needs facts.',
      lowest: 'This is your lowest rating: it needs facts.',
      highest: 'This is your highest rating: it needs facts.',
      all_equal: 'All nine are rated alike: at least one of them needs facts.',
    },
    ratingAtField: 'Choose a rating.',
    text: (indicator) => `${indicator}: the text is too long`,
  },
  progress: {
    title: 'Progress',
    rated: (done, count) => `${String(done)} of ${String(count)} rated`,
    facts: (count) => `facts missing in ${plural(count, 'place')}`,
    complete: 'Complete',
    jump: 'Go to what is missing',
    departments: 'Departments',
    open: 'to do',
  },
  review: {
    title: 'Check and send',
    lead: 'This is everything that will be sent. Once sent, it cannot be changed or withdrawn.',
    edit: 'Change',
    editOf: (what) => `Change ${what}`,
    noText: 'No facts written',
    incomplete: 'Not finished',
    finish: 'Continue',
    partly: (ready, open) =>
      `${plural(ready, 'department is', 'departments are')} ready; ${String(open)} not finished. You can send what is ready and rate the rest from the same link before the close.`,
    nothing: 'No department is finished yet. Finish at least one to send it.',
    once: 'Each department’s ratings are sent separately and are not tied to each other. A link counts once for each department; what arrives first counts.',
    send: (count) => (count === 1 ? 'Send this rating' : `Send these ${String(count)} ratings`),
    back: 'Go back',
  },
  sending: {
    title: 'Sending',
    lead: 'Keep this page open until every department says “delivered”. If it breaks off, open the same link again: it continues where it stopped, and nothing is sent twice.',
    keepData:
      'Until it is delivered, do not clear this browser’s data: a rating that is stamped but not delivered exists on this device only. If it is lost, nothing can replace it, not even a new link.',
    stayOpen:
      'This browser keeps nothing: until it is delivered, do not close or reload this page. A rating that is stamped but not delivered would be lost, and not even a new link could replace it.',
    slow: 'The network is slow; still trying.',
    offline:
      'There is no network. Everything is on this device; sending continues when you are back online.',
    unreachable: 'The server does not answer. Nothing is lost; please try again in a while.',
    steps: {
      waiting: 'waiting',
      sealing: 'sealing',
      signing: 'getting it stamped',
      delivering: 'delivering',
      sent: 'delivered',
      stuck: 'not delivered yet',
      refused: 'not sent',
    },
    resumeTitle: 'Some ratings are not delivered yet',
    resumeLead:
      'Sending broke off last time. What you wrote is sealed on this device and can go on from there.',
    resume: 'Continue sending',
  },
  refusals: {
    already_activated:
      'This link has been used already: in another browser or on another device, or here before this browser’s data was cleared. What arrived first counts; this was not sent. If none of that was you, tell the reviewer: somebody may have your link.',
    window_closed: 'The survey is closed; this was not sent.',
    survey_finished: 'This department’s ratings have been opened already; this was not sent.',
    window_not_open:
      'The server says the survey is not open yet. Everything is on this device; please try again later.',
    link_unknown:
      'The server no longer knows this link; it may have been replaced. Use the newest link you were given. Your draft is still on this device.',
    signature_invalid:
      'The signature the server returned is wrong, so your rating was not handed over. It stays sealed on this device. Please try again later; if this keeps happening, tell the reviewer.',
    unexpected:
      'The server did not accept this rating. It stays sealed on this device; please try again later.',
  },
  done: {
    title: (count) => `${plural(count, 'rating')} delivered`,
    lead: 'Your ratings have arrived sealed. After the close all ratings are opened together and shuffled, and the keys that sealed them are destroyed.',
    receipts: 'Receipts',
    receiptHint:
      'A receipt holds nothing of your ratings and proves nothing about them. After the close it lets you check that yours were counted.',
    department: 'Department',
    code: 'Receipt',
    copy: 'Copy',
    copyAll: 'Copy all receipts',
    copied: 'Copied',
    copyFailed: 'This browser does not allow copying; please select the text.',
    print: 'Print receipts',
    save: 'Save as a file',
    checkTitle: 'Where to check',
    check: (date) => `From ${date}, open this address to check that your ratings were counted:`,
    wiped:
      'The draft is deleted from this device and the link is gone from the address bar. The receipts stay on this device so that you can check later.',
    wipedAll:
      'Neither draft nor receipts are kept on this device. If you want the receipts, write down, print or copy them now.',
    remove: 'Delete the receipts from this device',
    removed: 'The receipts are deleted from this device.',
    open: (count) => `${plural(count, 'department')} still to rate`,
    openLead: 'You can continue until the close, now or from the same link.',
    notSent: 'Not sent',
    noneSent: 'This was not sent',
    used: 'This link has been used on this device, and all ratings are delivered.',
  },
  check: {
    title: 'Check that your ratings were counted',
    lead: 'The comparison happens on this device: the server only gives the full list of receipts, with made-up ones mixed in, and does not learn which you look for.',
    mine: 'Receipts on this device',
    typed: 'Enter a receipt',
    typedHint: 'Sixteen letters and digits, with or without dashes.',
    typedWrong:
      'This is not a whole receipt: it has sixteen letters and digits, without 0, 1, 8 and 9.',
    find: 'Find',
    found: 'Counted',
    notFound: 'Not found',
    notFoundMeaning:
      'Please check the receipt. If it is right, tell the reviewer of the rated department: a delivered rating was not counted.',
    print: 'Print this page',
    fileName: 'Niping-ratings-counted',
    pending: 'Not opened yet; check again after the close',
    withheld: 'Too few ratings: nobody read any, all destroyed',
    void: 'This survey was declared void, and all ratings destroyed',
    purged: 'Past its retention time; the record is deleted',
    maybe_without_list:
      'Not in the lists. Some departments have no list (too few ratings, void, or past the retention time); yours may be one of them.',
    typedPending: 'There is no list to compare with yet. Check again after the close.',
    noneHere: 'This device holds no receipts of this survey. Please enter one.',
    unknown: 'There is no such survey; the address may be incomplete.',
    failed: 'The list could not be fetched. Check your network and try again.',
  },
  sealed: {
    offer: 'Not getting through? Send it from elsewhere',
    explain:
      'Save this sealed rating as a file, or copy it as text, and hand it in at the address below from another device or network. It holds neither your link nor anything readable of your ratings. If it is also sent from here later, it still counts once.',
    save: 'Save the sealed rating',
    saveOf: (department) => `Save the sealed rating: ${department}`,
    copy: 'Copy the sealed rating',
    copyOf: (department) => `Copy the sealed rating: ${department}`,
    saved:
      'If no file appeared, this browser does not allow saving: copy the sealed rating instead.',
    copied: 'Copied. Paste it somewhere you can take along.',
    copyFailed: 'This browser does not allow copying: save the sealed rating instead.',
    fileName: (period, department) => `Niping-${period}-${department}-sealed-rating-without-link`,
    note: (address) =>
      `This is a sealed rating: neither scores nor texts can be read, and it holds no link. Hand it in at ${address} before the close. Handing it in twice counts once.`,
    title: 'Hand in a sealed rating',
    lead: 'If a rating does not get through from the device where it was written, hand in the sealed rating you saved there. No link is needed.',
    file: 'Choose the file, or drop it here',
    paste: 'Or paste the copied text',
    check: 'Check it',
    checking: 'Checking…',
    ready: 'Checked and ready to hand in',
    whole: 'This rating is complete. Its scores and texts are sealed; this page cannot see them.',
    planned: 'Planned close',
    send: 'Hand in this rating',
    sending: 'Delivering…',
    another: 'Take another one',
    once: 'Handing in the same rating again counts once and gives the same receipt. The first device will also show it as delivered when its link is opened again.',
    unreachable:
      'The server does not answer, so it is not certain that this arrived. Handing it in again counts once.',
    faults: {
      missing:
        'There is no sealed rating in this. Choose the file you saved, or paste all of the copied text.',
      cut: 'This sealed rating is incomplete or was changed, and cannot be handed in. Save or copy it again on the first device.',
      version_unknown:
        'This sealed rating needs a newer version of the page. Reload and try again.',
      window_unknown:
        'There is no such survey here. Check the address: a sealed rating can only be handed in where its link came from.',
      failed: 'No connection; nothing was sent. Check your network and try again.',
      mismatch:
        'What the server sent does not match this sealed rating, so it was not sent. Please tell the reviewer.',
    },
  },
  code: {
    title: 'Enter the code on your slip',
    lead: 'If you cannot scan the slip, enter its code here. It does the same as the link.',
    label: 'Code',
    hint: 'Thirty-three letters and digits; capitals and dashes do not matter.',
    find: 'Next',
    looking: 'Looking it up…',
    faults: {
      length_wrong: 'The code is incomplete: it has eight groups of four and one more character.',
      characters_wrong: 'Codes have only letters and the digits 2 to 7. Please check.',
      check_wrong: 'Something in the code is wrong. Compare it with the slip, group by group.',
      link_unknown:
        'The server does not know this code: it may have been replaced, or the survey called off or finished. Use the newest slip you were given.',
      failed: 'No connection. The code has not been used up; please try again in a while.',
      mismatch:
        'What the server sent does not fit together, so this stopped. Tell the reviewer or somebody you trust.',
    },
    compareTitle: 'Compare the fingerprint',
    compare:
      'This fingerprint must be exactly the one on your slip, and the one your colleagues see. Only when everybody uses the same form can nobody recognise you by yours.',
    same: 'It is the same: continue',
    different: 'It is different',
    back: 'Enter the code again',
    stopTitle: 'Stop here: the fingerprint is different',
    stop: 'It may be a fault, or somebody may be trying to recognise you. No ratings have been sent and the code has not been used up. Do not go on; first show this fingerprint and your slip to the reviewer or somebody you trust.',
  },
};
