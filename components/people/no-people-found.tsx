import type { PeopleView } from './people-links.ts'

/** An empty search result: the search, what to try, and a link to all people. */
export function NoPeopleFound({ view }: { view: PeopleView }) {
  return (
    <div className="pt-4">
      <h2 className="text-empty wrap-anywhere">
        {view.text ? (
          <>
            No one matches “<bdi>{shortened(view.text)}</bdi>”
          </>
        ) : (
          'No one is in this state'
        )}
      </h2>
      <p className="mt-2 text-ink-soft">
        Check the spelling, or search for the beginning of the email address. Someone added in the last minute
        may not be found yet.
      </p>
      <p className="mt-3">
        <a className="link link-alone" href="/users">
          Show everyone
        </a>
      </p>
    </div>
  )
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80).toWellFormed()}…` : text
}
