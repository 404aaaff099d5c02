import { type StepUp, stepUpSchema } from '#lib/oidc/step-up.ts'
import { wayInOf } from '#lib/ways-in/ways-in.ts'
import { seal, unseal } from './sealing.ts'
import type { Session } from './session.ts'

/**
 * The address that starts a step-up, for a redirect or a `Refresh`. Its demand is sealed, so that only this app chooses the
 * parameters of an authorization request. The seal protects nothing else: an old or copied address merely leads to the
 * provider, and the page checks the session that comes back.
 */
export async function stepUpAddress(
  session: Session | undefined,
  returnTo: string,
  wanted: StepUp,
): Promise<string> {
  const query = new URLSearchParams({ returnTo, wanted: await seal('step_up', 'address', wanted) })
  // The new session gets the limits of the one it replaces.
  if (session?.remembered) query.set('remember', '1')
  const provider = session && wayInOf(session)?.name
  if (provider) query.set('provider', provider)
  return `/auth/step-up?${query}`
}

/** The demand in the query of such an address. Nothing when this app did not seal it, or when there are two. */
export async function readStepUp(query: URLSearchParams): Promise<StepUp | undefined> {
  const [sealed, ...more] = query.getAll('wanted')
  if (!sealed || more.length > 0) return undefined
  return stepUpSchema.safeParse(await unseal('step_up', 'address', sealed)).data
}
