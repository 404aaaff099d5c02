import { Fact } from '#components/facts/fact.tsx'

/** The panel while the directory's answer is pending. With scripts off it stays, so it links to a page that waits. */
export function DirectorySkeleton({ waiting }: { waiting: string }) {
  return (
    <div>
      <p role="status" className="sr-only">
        Asking the directory…
      </p>
      <noscript>
        <p className="mb-4">
          <a className="link" href={waiting}>
            Show the directory details
          </a>
        </p>
      </noscript>
      <dl className="facts" aria-busy="true">
        {labels.map((label, index) => (
          <Fact key={label} label={label}>
            <span className={index < 2 ? 'skeleton' : 'skeleton skeleton-long'} />
          </Fact>
        ))}
      </dl>
    </div>
  )
}

const labels = ['Status', 'Last sign-in', 'Groups', 'Applications', 'Sign-in factors']
