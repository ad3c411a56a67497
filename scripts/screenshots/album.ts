import { type Language, languages, schemes, type screens, sizes, type View } from './view.ts';

/** A picture that was taken. */
export interface Picture {
  view: string;
  language: Language;
  scheme: (typeof schemes)[number];
  screen: keyof typeof screens;
}

/** Name of a picture's file. */
export function fileOf({ view, language, scheme, screen }: Picture): string {
  return `${view}.${language}.${scheme}.${screen}.png`;
}

/** A page to leaf through all pictures: a row a view, chosen by language, scheme and screen. */
export function album(views: readonly View[], pictures: readonly Picture[]): string {
  const rows = views.map(({ name }) => {
    const figures = pictures
      .filter((picture) => picture.view === name)
      .map((picture) => {
        const { language, scheme, screen } = picture;
        const file = fileOf(picture);
        return (
          `<a class="${language} ${scheme} ${screen}" href="${file}">` +
          `<img loading="lazy" src="${file}" alt="${name}, ${language}, ${scheme}, ${screen}"></a>`
        );
      });
    return `<h2 id="${name}"><a href="#${name}">${name}</a></h2><div>${figures.join('')}</div>`;
  });
  const choices = [languages, schemes, sizes]
    .map((names) =>
      names
        .map((name) => `<label><input type="checkbox" id="${name}" checked>${name}</label>`)
        .join(''),
    )
    .join(' · ');
  const hidden = [...languages, ...schemes, ...sizes]
    .map((name) => `body:has(#${name}:not(:checked)) a.${name}{display:none}`)
    .join('');
  return (
    `<!doctype html><meta charset="utf-8"><title>Niping</title><style>` +
    `body{font:14px system-ui;margin:1rem;background:#ddd}div{display:flex;gap:1rem;` +
    `overflow-x:auto;align-items:flex-start}img{display:block;height:70vh;object-fit:cover;` +
    `object-position:top}nav{position:sticky;top:0;background:#ddd;padding:.5rem 0}` +
    `${hidden}</style><nav>${choices}</nav>${rows.join('\n')}\n`
  );
}
