/** The long part of the notice and the check of all of it, loaded while the rater reads. */
export { noticeHash } from '../../shared/notice/notice-hash.ts';
export { PromiseDetails } from './components/promise-details.tsx';
