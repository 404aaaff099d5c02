import type { StatusFilter } from '#lib/directory/person.ts'
import { type PeopleView, peopleHref } from './people-links.ts'

/** The search and its filter by status. Both are plain GETs, so that a result has an address. */
export function PeopleSearch({ view, longest }: { view: PeopleView; longest: number }) {
  return (
    <search>
      <form className="people-search" action="/users">
        <label htmlFor="text">Find a person</label>
        <p className="field-hint" id="text-hint">
          Name, email address or user name. The beginning of a word is enough.
        </p>
        <input
          className="input"
          id="text"
          name="text"
          type="search"
          defaultValue={view.text}
          maxLength={longest}
          aria-describedby="text-hint"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        {view.status && <input type="hidden" name="status" value={view.status} />}
        <button className="button button-primary" type="submit">
          Search
        </button>
      </form>
      <nav aria-label="Status">
        <ul className="status-filters">
          {filters.map(([status, name]) => (
            <li key={name}>
              <a
                href={peopleHref({ text: view.text, status, trail: [], page: 1 })}
                aria-current={view.status === status ? 'true' : undefined}
              >
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </search>
  )
}

const filters: [StatusFilter | undefined, string][] = [
  [undefined, 'All'],
  ['active', 'Active'],
  ['locked_out', 'Locked out'],
  ['suspended', 'Suspended'],
  ['waiting', 'Waiting to activate'],
  ['deactivated', 'Deactivated'],
]
