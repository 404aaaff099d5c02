import { Suspense } from 'react'
import { DirectoryFacts } from '#components/directory/directory-facts.tsx'
import { DirectorySkeleton } from '#components/directory/directory-skeleton.tsx'
import { DirectoryTrouble } from '#components/directory/directory-trouble.tsx'
import { Rail } from '#components/facts/rail.tsx'
import { getOwnRecords } from '#lib/directory/get-own-records.ts'
import { env } from '#lib/env/env.ts'
import type { Session } from '#lib/session/session.ts'
import { now } from '#lib/time/now.ts'

/**
 * What the directory knows of the signed-in person, by `sub` alone. It comes when it comes: the page never waits for
 * it, unless `waits` says so, for browsers without scripts.
 */
export function DirectoryRail({ session: { iss, sub }, waits }: { session: Session; waits: boolean }) {
  const { okta, directoryIssuers } = env()
  // At another provider the same `sub` is another person.
  if (!okta || !directoryIssuers.includes(iss)) {
    return (
      <Rail title="Directory" source="None is set up.">
        <p className="text-ink-soft">This application has no directory to look you up in.</p>
      </Rail>
    )
  }
  if (waits) return <Answer sub={sub} />
  return (
    <Suspense fallback={<Waiting />}>
      <Answer sub={sub} />
    </Suspense>
  )
}

function Waiting() {
  return (
    <Rail title="Directory" source="Reading from the directory…">
      <DirectorySkeleton waiting="/dashboard?directory=wait" />
    </Rail>
  )
}

async function Answer({ sub }: { sub: string }) {
  const { person, groups, applications, factors } = await getOwnRecords(sub)
  if (person.status === 'unavailable') {
    return (
      <Rail title="Directory" source="Could not be read.">
        <DirectoryTrouble
          trouble={person}
          rest="You are still signed in, and everything else on this page is current."
          retry="/dashboard"
          now={now()}
        />
      </Rail>
    )
  }
  if (person.status === 'unknown') {
    return (
      <Rail title="Directory" source="Read from the directory just now.">
        <p>The directory does not know you.</p>
        <p className="mt-1 text-ink-soft">
          It has no person whose ID is your subject. You are still signed in.
        </p>
      </Rail>
    )
  }
  return (
    <Rail title="Directory" source="Read from the directory just now.">
      <DirectoryFacts
        person={person.value}
        groups={groups}
        applications={applications}
        factors={factors}
        now={now()}
      />
    </Rail>
  )
}
