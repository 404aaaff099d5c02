import { embedded } from './embedded.ts'
import { generic } from './generic.ts'
import { okta } from './okta.ts'
import { oktaClassic } from './okta-classic.ts'
import type { Preset } from './preset.ts'

/** Every preset by its name, as `OIDC_PRESET` gives it. */
export const presets: Record<Preset['name'], Preset> = {
  embedded,
  generic,
  okta,
  'okta-classic': oktaClassic,
}

/** The preset of a provider that is known by its host, else `generic`. Nothing but a setting tells Okta Classic. */
export function presetFor(issuer: string): Preset {
  const { hostname } = new URL(issuer)
  return /\.(okta|oktapreview|okta-emea)\.com$/.test(hostname) ? okta : generic
}
