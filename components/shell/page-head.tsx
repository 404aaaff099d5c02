/** The head of an ordinary page. */
export function PageHead({ title, lead }: { title: string; lead: string }) {
  return (
    <div className="pt-10 pb-8 nav:pt-14 nav:pb-10">
      <h1 className="text-title">{title}</h1>
      <p className="mt-2 text-ink-soft">{lead}</p>
    </div>
  )
}
