import type { Actors, SceneWindow } from './scene-windows.ts';

/** Variables of a product whose pages offer e-mail; nothing listens where it would go. */
export const mailVariables = { OUTBOX_URL: 'http://127.0.0.1:9/' };

/** Asks for new links of a window: one request waits, one is approved, one is refused. */
export async function exchangeLinks(
  { company, reviewers }: Actors,
  window: SceneWindow,
): Promise<void> {
  const path = `/hr/windows/${window.id}/replacements`;
  const ask = async (index: number, reason: string) => {
    const token = window.links[index]?.link.split('.').at(-1);
    return (await company.hr.post<{ id: string }>(path, { token, reason })).id;
  };
  const approved = await ask(0, 'lost');
  for (const reviewer of reviewers) {
    const mine = await reviewer.get<{ id: string }[]>('/reviewer/replacements');
    if (mine.some(({ id }) => id === approved)) {
      await reviewer.post(`/reviewer/replacements/${approved}/approve`);
    }
  }
  const refused = await ask(1, 'seen');
  await reviewers[0]?.post(`/reviewer/replacements/${refused}/refuse`);
  await ask(2, 'unreadable');
}
