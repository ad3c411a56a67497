/** What is loaded while the rater reads: the long part of the notice, its check, and tidying up. */
export { noticeHash } from '../../shared/notice/notice-hash.ts';
export { PromiseDetails } from './components/promise-details.tsx';
export { dropExpired } from './state/drop-expired.ts';
