import { env } from '#lib/env/env.ts'
import type { SocialSettings } from '#lib/env/social.ts'
import { type SocialProvider, socialProviders } from './social-providers.ts'

/** The social providers that the settings switch on. */
export function configuredSocialProviders(): ConfiguredSocialProvider[] {
  return env().social.map((settings) => ({ ...socialProviders[settings.name], ...settings }))
}

/** The one of that name, as in `/auth/social/github`; nothing when it is not switched on. */
export function socialProviderNamed(name: unknown): ConfiguredSocialProvider | undefined {
  return configuredSocialProviders().find((provider) => provider.name === name)
}

/** The one that a session came from; nothing for a session of the OpenID provider's. */
export function socialProviderOf({ iss }: { iss: string }): ConfiguredSocialProvider | undefined {
  return configuredSocialProviders().find((provider) => provider.iss === iss)
}

export type ConfiguredSocialProvider = SocialProvider & SocialSettings
