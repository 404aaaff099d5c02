import type { ReactNode } from 'react'
import { TextPage } from '#components/text-page.tsx'
import { personHref } from './people-links.ts'

/** An action that is not possible for a person, and the reason. */
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
