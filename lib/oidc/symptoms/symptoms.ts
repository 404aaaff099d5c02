import type { PresetName } from '../presets/names.ts'
import { auth0 } from './auth0.ts'
import { cognito } from './cognito.ts'
import { entra } from './entra.ts'
import { generic } from './generic.ts'
import { google } from './google.ts'
import { keycloak } from './keycloak.ts'
import { okta } from './okta.ts'
import type { Symptom } from './symptom.ts'

/** The symptoms of each preset, the specific before the general; `generic` applies after all of them. */
export const symptoms: Partial<Record<PresetName, Symptom[]>> & { generic: Symptom[] } = {
  okta,
  'okta-classic': okta,
  auth0,
  keycloak,
  'entra-external-id': entra,
  cognito,
  google,
  generic,
}
