import { Rail } from '#components/facts/rail.tsx'
import { actionHref } from './people-links.ts'

/** The directory actions that the person's status allows, each a link to its confirmation page. */
export function AccountActions({ id, actions }: { id: string; actions: OfferedAction[] }) {
  return (
    <Rail
      title="Account actions"
      source="Each takes effect at the directory at once, and is recorded with who did it."
    >
      {actions.length > 0 ? (
        <ul className="divide-y divide-line">
          {actions.map(({ name, label, verb, hint }) => (
            <li key={name} className="flex items-center justify-between gap-4 py-4 first:pt-0">
              <div className="min-w-0">
                <p className="font-medium">{label}</p>
                <p className="text-small text-ink-soft">{hint}</p>
              </div>
              <a className="button button-compact" href={actionHref(id, name)}>
                {verb}…
              </a>
            </li>
          ))}
        </ul>
      ) : (
        <p>There is nothing to do in this state.</p>
      )}
    </Rail>
  )
}

export type OfferedAction = { name: string; label: string; verb: string; hint: string }
