import type { ReactNode } from 'react'
import { actionHref, personHref } from './people-links.ts'
import { WordsWithName } from './words-with-name.tsx'

/** The action, the person it applies to, and the button that does it. `children`: the person's current state. */
export function ConfirmAction({ id, name, action, does, effect, grave, children }: ConfirmActionProps) {
  const buttonClass = `button button-named ${grave ? 'button-confirm' : 'button-primary'}`
  return (
    <div className="max-w-text pt-6 nav:pt-8">
      <p className="mb-3 text-small">
        <a className="link link-alone" href={personHref(id)}>
          <bdi>{name}</bdi>
        </a>
      </p>
      <h1 className="text-title wrap-anywhere">
        <WordsWithName words={`${does}?`} name={name} />
      </h1>
      <div className="mt-2 text-ink-soft wrap-anywhere">{children}</div>
      <div className={grave ? 'confirm confirm-grave' : 'confirm'}>
        <p>{effect}</p>
        <div className="buttons mt-4">
          <form method="post" action={`${actionHref(id, action)}/confirm`}>
            <button type="submit" className={buttonClass}>
              <span>
                <WordsWithName words={does} name={name} />
              </span>
            </button>
          </form>
          <a className="button" href={personHref(id)}>
            Cancel
          </a>
        </div>
      </div>
    </div>
  )
}

type ConfirmActionProps = {
  id: string
  name: string
  action: string
  does: string
  effect: string
  grave: boolean
  children: ReactNode
}
