import { configuredSocialProviders } from './configured-social-providers.ts'

/** The social providers that the settings switch on, as ways in. */
export function socialWaysIn() {
  return configuredSocialProviders().map(({ name, label, iss, clientId }) => ({
    name,
    label,
    iss,
    clientId,
    signInAddress: `/auth/social/${name}`,
  }))
}
