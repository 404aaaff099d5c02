/** The scopes that a service app may be granted. An administrator's token has all of them. */
export const scopes = [
  'okta.users.read',
  'okta.users.manage',
  'okta.groups.read',
  'okta.logs.read',
  'okta.apps.read',
] as const

export type Scope = (typeof scopes)[number]
