import { errors } from 'oidc-provider'
import type { Context } from '../http/middleware.ts'
import type { PageParts } from '../pages/page.ts'
import type { IdentityProvider } from '../services.ts'

/** The interaction that the path and the browser's cookie name. Throws `SessionNotFound` without one. */
export async function requireInteraction({ idp, context, uid }: PageRequest): Promise<Interaction> {
  const interaction = await idp.oidc.interactionDetails(context.req, context.res)
  if (interaction.uid !== uid) throw new errors.SessionNotFound('interaction session mismatch')
  return interaction
}

/** The same, or nothing, for pages that also work without an interaction: a mailed link in another browser. */
export async function getInteraction(request: PageRequest): Promise<Interaction | undefined> {
  if (!request.uid) return undefined
  return await requireInteraction(request).catch((fault) => {
    if (fault instanceof errors.SessionNotFound) return undefined
    throw fault
  })
}

/** One request for a hosted page. */
export type PageRequest = {
  idp: IdentityProvider
  context: Context
  /** Of the interaction, if the address names one; `base` is then its path, else empty. */
  uid: string | undefined
  base: string
  query: URLSearchParams
  form: URLSearchParams
}

export type Answer = { status?: number; page: PageParts; retryAfter?: number } | { redirect: string }

export type Interaction = Awaited<ReturnType<IdentityProvider['oidc']['interactionDetails']>>
