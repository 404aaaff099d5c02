import { auth0 } from './auth0.ts'
import { cognito } from './cognito.ts'
import { embedded } from './embedded.ts'
import { entraExternalId } from './entra-external-id.ts'
import { fusionauth } from './fusionauth.ts'
import { generic } from './generic.ts'
import { google } from './google.ts'
import { keycloak } from './keycloak.ts'
import { logto } from './logto.ts'
import type { PresetName } from './names.ts'
import { okta } from './okta.ts'
import { oktaClassic } from './okta-classic.ts'
import { pingone } from './pingone.ts'
import type { KnownBy, Preset } from './preset.ts'
import { zitadel } from './zitadel.ts'

/** Every preset by its name, as `OIDC_PRESET` gives it. */
export const presets: Record<PresetName, Preset> = {
  okta,
  'okta-classic': oktaClassic,
  auth0,
  keycloak,
  'entra-external-id': entraExternalId,
  cognito,
  google,
  pingone,
  logto,
  zitadel,
  fusionauth,
  generic,
  embedded,
}

/** The preset that an issuer's host or path identifies, else `generic`. */
export function presetFor(issuer: string): Preset {
  const url = new URL(issuer)
  return Object.values(presets).find(({ knownBy }) => knownBy && isKnown(url, knownBy)) ?? generic
}

function isKnown({ hostname, pathname }: URL, by: KnownBy): boolean {
  if ('path' in by) return `${pathname}/`.includes(by.path)
  return by.hosts.some((pattern) => hostForm(pattern).test(hostname))
}

// Anchored at both ends, so that neither okta.com.example.org nor notokta.com matches.
function hostForm(pattern: string): RegExp {
  const labels = '[a-z0-9-]+(\\.[a-z0-9-]+)*'
  return new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', labels)}$`)
}
