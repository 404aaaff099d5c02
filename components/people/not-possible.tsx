import type { ReactNode } from 'react'
import { TextPage } from '#components/text-page.tsx'
import { personHref } from './people-links.ts'

/** Something that cannot be done to a person, and why. */
export function NotPossible({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <TextPage title={title}>
      <div className="mt-3 text-ink-soft">{children}</div>
      <div className="buttons mt-6">
        <a className="button" href={personHref(id)}>
          Go to the person
        </a>
      </div>
    </TextPage>
  )
}
