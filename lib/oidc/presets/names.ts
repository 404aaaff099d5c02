/** The presets by their names, as `OIDC_PRESET` gives them. */
export const presetNames = [
  'okta',
  'okta-classic',
  'auth0',
  'keycloak',
  'entra-external-id',
  'cognito',
  'google',
  'pingone',
  'logto',
  'zitadel',
  'fusionauth',
  'generic',
  'embedded',
] as const

export type PresetName = (typeof presetNames)[number]
