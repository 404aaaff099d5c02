import { env } from '#lib/env/env.ts'
import type { NamedProvider } from '#lib/env/providers.ts'
import type { Session } from './session.ts'

/** The settings of the provider that a session came from; nothing when they no longer have it, or that client of it. */
export function providerOf({ iss, clientId }: Pick<Session, 'iss' | 'clientId'>): NamedProvider | undefined {
  return env().providers.find((provider) => provider.issuer === iss && provider.clientId === clientId)
}
