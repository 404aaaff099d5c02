import { firstPage, nextPage, type PeopleView, peopleHref, previousPage } from './people-links.ts'

/** The range of this page and the links to the next and previous one. The directory gives cursors: no page numbers, no total. */
export function Pager({ view, count, size, next }: PagerProps) {
  const first = (view.page - 1) * size + 1
  const previous = previousPage(view)
  return (
    <nav className="pager" aria-label="Pages">
      <p className="text-small text-ink-soft">
        {count > 0 && `People ${first}–${first + count - 1}, by first name. `}
        {next
          ? 'The directory does not say how many there are; search to narrow the list.'
          : 'There are no more.'}
      </p>
      <p className="pager-ways">
        {view.page > 1 && (
          <a className="link link-alone text-small" href={peopleHref(firstPage(view))}>
            First {size}
          </a>
        )}
        {previous && (
          <a className="button" rel="prev" href={peopleHref(previous)}>
            Previous {size}
          </a>
        )}
        {next && (
          <a className="button" rel="next" href={peopleHref(nextPage(view, next))}>
            Next {size}
          </a>
        )}
      </p>
    </nav>
  )
}

type PagerProps = { view: PeopleView; count: number; size: number; next: string | undefined }
