import { isAllowed, type Person } from '#lib/env/social-allow-list.ts'
import { configuredSocialProviders } from './configured-social-providers.ts'

/** The social providers that the settings switch on, as ways in. */
export function socialWaysIn() {
  return configuredSocialProviders().map(({ name, label, iss, clientId, allowList }) => ({
    name,
    label,
    iss,
    clientId,
    signInAddress: `/auth/social/${name}`,
    admits: (person: Person) => isAllowed(allowList, person),
  }))
}
