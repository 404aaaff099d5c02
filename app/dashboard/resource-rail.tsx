import { Suspense } from 'react'
import { Rail } from '#components/facts/rail.tsx'
import { ResourceAnswer } from '#components/resource/resource-answer.tsx'
import { env } from '#lib/env/env.ts'
import { askResource } from '#lib/resource/ask-resource.ts'

/**
 * What the API at `RESOURCE_URL` says to the signed-in person; nothing where none is set. It comes when it comes, unless
 * `waits` says that the page waits for it, for browsers without scripts.
 */
export function ResourceRail({ waits }: { waits: boolean }) {
  const { resourceUrl } = env()
  if (!resourceUrl) return null
  return (
    <Rail title="Your API" source={`From ${resourceUrl.host}, called with your access token just now.`}>
      {waits ? (
        <Answer url={resourceUrl} />
      ) : (
        <Suspense fallback={<Waiting />}>
          <Answer url={resourceUrl} />
        </Suspense>
      )}
    </Rail>
  )
}

function Waiting() {
  return (
    <div>
      <p role="status" className="text-ink-soft">
        Asking the API…
      </p>
      <noscript>
        <p className="mt-2">
          <a className="link" href="/dashboard?directory=wait">
            Show what it says
          </a>
        </p>
      </noscript>
    </div>
  )
}

async function Answer({ url }: { url: URL }) {
  return <ResourceAnswer reading={await askResource(url)} />
}
