import { kitText } from '../text/kit.ts';
import { formatCount } from './format.ts';
import { language } from './language.ts';
import { pageSize, type PagedList } from './list.ts';
import { pagesToOffer } from './pages-to-offer.ts';

/** How many rows there are, and the way to the other pages. */
export function Pager<Row>(props: { list: PagedList<Row> }) {
  const { list } = props;
  const t = kitText.value.list;
  const total = list.shown?.total ?? 0;
  const last = Math.max(1, Math.ceil(total / pageSize));
  const page = Math.min(list.page, last);
  const count = (value: number) => formatCount(value, language.value);
  const href = (to: number) => list.addressOf({ page: to === 1 ? undefined : String(to) });
  return (
    <div class="pager">
      <p class="soft" role="status">
        {t.count(
          count(total),
          count(Math.min(total, (page - 1) * pageSize + 1)),
          count(Math.min(total, page * pageSize)),
        )}
      </p>
      {last === 1 ? null : (
        <nav aria-label={t.pages}>
          <ul>
            {pagesToOffer(page, last).map((each, at) => (
              <li key={each === 0 ? `gap ${at}` : each}>
                {each === 0 ? (
                  <span aria-hidden="true">…</span>
                ) : (
                  <a
                    href={href(each)}
                    aria-label={t.page(count(each))}
                    aria-current={each === page ? 'page' : undefined}
                  >
                    {count(each)}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  );
}
