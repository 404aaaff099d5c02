import { type ReactNode, useId } from 'react'

/** A section of a page: a hairline, on the left its title and source, on the right its content. */
export function Rail({ title, source, children }: { title: string; source: string; children: ReactNode }) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="border-t border-line pt-7 pb-9 nav:pt-9 nav:pb-10 rail:grid rail:grid-cols-[15rem_minmax(0,1fr)] rail:gap-16"
    >
      <div className="mb-5 rail:mb-0">
        <h2 id={id}>{title}</h2>
        <p className="mt-1.5 text-small text-ink-soft">{source}</p>
      </div>
      {children}
    </section>
  )
}
