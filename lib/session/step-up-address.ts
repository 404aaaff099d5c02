import { type StepUp, stepUpSchema } from '#lib/oidc/step-up.ts'
import { wayInOf } from '#lib/ways-in/ways-in.ts'
import { seal, unseal } from './sealing.ts'
import type { Session } from './session.ts'

/**
 * Where a step-up begins, for a redirect or a `Refresh`. What is wanted travels sealed: nobody but us chooses
 * parameters of an authorization request. The seal guards no more than that: an old address, or somebody else's, is
 * only a way to the provider, and the page judges the session that comes back.
 */
export async function stepUpAddress(
  session: Session | undefined,
  returnTo: string,
  wanted: StepUp,
): Promise<string> {
  const query = new URLSearchParams({ returnTo, wanted: await seal('step_up', 'address', wanted) })
  // The session that comes of it lasts as the one that it replaces.
  if (session?.remembered) query.set('remember', '1')
  const provider = session && wayInOf(session)?.name
  if (provider) query.set('provider', provider)
  return `/auth/step-up?${query}`
}

/** What the query of such an address wants; nothing when we did not write it, or it wants two things. */
export async function readStepUp(query: URLSearchParams): Promise<StepUp | undefined> {
  const [sealed, ...more] = query.getAll('wanted')
  if (!sealed || more.length > 0) return undefined
  return stepUpSchema.safeParse(await unseal('step_up', 'address', sealed)).data
}
