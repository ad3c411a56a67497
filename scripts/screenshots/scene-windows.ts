import { type Company, idOf } from '../client/company.ts';
import type { StaffClient } from '../client/staff-client.ts';
import {
  approveAll,
  type IssuedLink,
  makeKeys,
  openCycle,
  type WindowView,
  windowWithLinks,
} from '../client/window.ts';

const day = 24 * 60 * 60;

/** Who acts on windows. */
export interface Actors {
  company: Company;
  reviewers: StaffClient[];
}

/** Which window to make; `month` counts from the present one. */
export interface WindowWish {
  month: number;
  /** Codes of the rated departments. */
  rated: readonly string[];
  /** Minutes; default 30. */
  grace?: number;
  /** Days from now; by default it is open at once. */
  startsInDays?: number;
}

/** A window as it was made. */
export interface SceneWindow {
  id: string;
  cycle: string;
  /** Name of the cycle, for example '2026-10'. */
  label: string;
  /** Empty until links are issued. */
  links: IssuedLink[];
}

/** A draft of a window in a cycle of its own. */
export async function planWindow(actors: Actors, wish: WindowWish): Promise<SceneWindow> {
  const { company } = actors;
  const { cycle, label, plan } = await planOf(company, wish);
  const { id } = await company.hr.post<{ id: string }>('/hr/windows', plan);
  return { id, cycle, label, links: [] };
}

/** Takes a draft as far as a state before its links are in force. */
export async function upTo(
  { company, reviewers }: Actors,
  { id }: SceneWindow,
  state: 'submitted' | 'approved' | 'ready',
): Promise<void> {
  const { hr } = company;
  const { revision } = await hr.get<WindowView>(`/hr/windows/${id}`);
  await hr.post(`/hr/windows/${id}/submit`, { revision });
  if (state === 'submitted') return;

  await approveAll(reviewers, id);
  if (state === 'ready') await makeKeys(hr, id);
}

/** A window whose links are in force. */
export async function openedWindow(actors: Actors, wish: WindowWish): Promise<SceneWindow> {
  const { company, reviewers } = actors;
  const { cycle, label, plan } = await planOf(company, wish);
  const { window: id, links } = await windowWithLinks(company.hr, reviewers, plan);
  return { id, cycle, label, links };
}

async function planOf(company: Company, wish: WindowWish) {
  const label = monthLabel(new Date(), wish.month);
  const departments = [...company.departments.values()];
  const cycle = await openCycle(company.hr, { kind: 'month', label, departments });
  const opensAt = Math.floor(Date.now() / 1000) - 60 + (wish.startsInDays ?? 0) * day;
  const plan = {
    cycle,
    departments: wish.rated.map((code) => idOf(company.departments, code)),
    opensAt,
    closesAt: opensAt + 7 * day,
    latestCloseAt: opensAt + 10 * day,
    graceMinutes: wish.grace ?? 30,
    threshold: 5,
  };
  return { cycle, label, plan };
}

function monthLabel(now: Date, offset: number): string {
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset, 1));
  return first.toISOString().slice(0, 7);
}
