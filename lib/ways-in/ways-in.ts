import { env } from '#lib/env/env.ts'
import type { Settings } from '#lib/env/settings.ts'
import type { Client } from '#lib/oidc/client.ts'
import { socialWaysIn } from '#lib/social/social-ways-in.ts'
import { clients } from './clients.ts'

/** Every configured way to sign in, the default first. One line here registers each kind. */
export function waysIn(): WayIn[] {
  const settings = env()
  if (registered?.settings !== settings) {
    registered = { settings, ways: [...openIdWaysIn(), ...socialWaysIn()] }
  }
  return registered.ways
}

/** The way in by which a session began. Nothing when the settings no longer have it or its client. */
export function wayInOf({ iss, clientId }: { iss: string; clientId: string }): WayIn | undefined {
  return waysIn().find((way) => way.iss === iss && way.clientId === clientId)
}

/** The way in of that name, as in `OIDC_PROVIDERS` or `/auth/social/github`. Without a name: the only OpenID provider. */
export function wayInNamed(name: unknown): WayIn | undefined {
  return waysIn().find((way) => way.name === name)
}

/** The OpenID client of that name. Without a name: the only client. */
export function clientNamed(name: string | undefined): Client | undefined {
  return wayInNamed(name)?.client
}

/** The label of a way in on pages. Where it is unknown: the only OpenID provider, or else "your provider". */
export function labelOf(wayIn: Pick<WayIn, 'label'> | undefined): string {
  return wayIn?.label ?? onlyClient()?.providerName ?? 'your provider'
}

/** The only OpenID client. Nothing where there are several. */
export function onlyClient(): Client | undefined {
  const [first, ...others] = clients()
  return others.length === 0 ? first : undefined
}

let registered: { settings: Settings; ways: WayIn[] } | undefined

function openIdWaysIn(): WayIn[] {
  return clients().map((client, index) => ({
    ...(client.name !== undefined && { name: client.name }),
    label: client.providerName,
    iss: client.issuer,
    clientId: client.clientId,
    signInAddress: client.name === undefined ? '/auth/login' : `/auth/login?provider=${client.name}`,
    adminGroup: env().providers[index]?.adminGroup,
    client,
  }))
}

/** One way to sign in: a client of an OpenID provider, or a social provider. */
export type WayIn = {
  /** Its name in addresses. Absent where there is one OpenID provider. */
  name?: string
  /** How pages call it. */
  label: string
  /** Its sessions have this `iss` and `clientId`. */
  iss: string
  clientId: string
  /** Where a sign-in by it begins. */
  signInAddress: string
  /** The group whose members administer, among the people who sign in by it. */
  adminGroup?: string | undefined
  /** The client, where it is an OpenID provider. */
  client?: Client
  /** Whether a person may still use this way in. Without it every person may. */
  admits?: (session: { sub: string; claims: { email?: string; emailVerified?: boolean } }) => boolean
}
