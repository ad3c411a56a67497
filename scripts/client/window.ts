import type { WindowPlan as Draft } from '../../worker/windows/draft-store.ts';
import type { StaffClient } from './staff-client.ts';

/** A link with the id of the client department that hands it out. */
export interface IssuedLink {
  department: string;
  link: string;
}

/** What the console tells HR of a window, as far as these steps need it. */
export interface WindowView {
  revision: number;
  state: string;
  surveys: { id: string; department: string; approval: string; state: string; keys: string }[];
  preflight: { refusals: { code: string }[]; warnings: { code: string }[] };
}

/** What HR plans for a window, with the cycle that it belongs to. */
export interface WindowPlan extends Draft {
  cycle: string;
}

/** HR opens a cycle; its id. */
export async function openCycle(
  hr: StaffClient,
  cycle: { kind: 'month' | 'quarter'; label: string; departments: string[] },
): Promise<string> {
  return (await hr.post<{ id: string }>('/hr/cycles', cycle)).id;
}

/** HR drafts a window and submits it; its id. */
export async function submitWindow(hr: StaffClient, plan: WindowPlan): Promise<string> {
  const { id } = await hr.post<{ id: string }>('/hr/windows', plan);
  const { revision } = await hr.get<WindowView>(`/hr/windows/${id}`);
  await hr.post(`/hr/windows/${id}/submit`, { revision });
  return id;
}

/** Each reviewer approves what waits for them, of one window if it is named. */
export async function approveAll(reviewers: StaffClient[], window?: string): Promise<void> {
  for (const reviewer of reviewers) {
    const { surveysToApprove } = await reviewer.get<{
      surveysToApprove: { survey: string; window: string }[];
    }>('/reviewer/tasks');
    for (const { survey, window: of } of surveysToApprove) {
      if (window === undefined || of === window) {
        await reviewer.post(`/reviewer/surveys/${survey}/approve`);
      }
    }
  }
}

/** HR makes the keys, slice by slice. */
export async function makeKeys(hr: StaffClient, window: string): Promise<void> {
  for (;;) {
    const { state } = await hr.post<{ state: string }>(`/hr/windows/${window}/prepare`);
    if (state === 'ready') return;
  }
}

/** HR makes the links, keeps them, and says so. */
export async function issueLinks(hr: StaffClient, window: string): Promise<IssuedLink[]> {
  const { revision, links } = await hr.post<{ revision: number; links: IssuedLink[] }>(
    `/hr/windows/${window}/links`,
  );
  await hr.post(`/hr/windows/${window}/confirm-links`, { revision });
  return links;
}

/** HR drafts and submits a window, its reviewers approve it, HR makes its keys; its id. */
export async function windowWithKeys(
  hr: StaffClient,
  reviewers: StaffClient[],
  plan: WindowPlan,
): Promise<string> {
  const window = await submitWindow(hr, plan);
  await approveAll(reviewers, window);
  await makeKeys(hr, window);
  return window;
}

/** The same, with its links in force. */
export async function windowWithLinks(
  hr: StaffClient,
  reviewers: StaffClient[],
  plan: WindowPlan,
): Promise<{ window: string; links: IssuedLink[] }> {
  const window = await windowWithKeys(hr, reviewers, plan);
  return { window, links: await issueLinks(hr, window) };
}

/** HR asks for an early close or a void of a window, and every reviewer approves it. */
export async function endWindow(
  hr: StaffClient,
  reviewers: StaffClient[],
  window: string,
  wish: { kind: 'early_close' | 'void'; label: string; reason: string },
): Promise<void> {
  const { label: confirmation, ...request } = wish;
  await hr.post(`/hr/windows/${window}/requests`, { ...request, confirmation });
  for (const reviewer of reviewers) {
    const tasks = await reviewer.get<{ requestsToApprove: { id: string; window: string }[] }>(
      '/reviewer/tasks',
    );
    for (const { id, window: asked } of tasks.requestsToApprove) {
      if (asked === window) await reviewer.post(`/reviewer/requests/${id}/approve`);
    }
  }
}
