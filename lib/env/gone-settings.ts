/**
 * The settings that the app no longer reads. A start with one of them warns and goes on; With `endsTheStart` it is a
 * fault, since people could no longer sign in. `docs/updates.md` lists them.
 */
export const goneSettings: GoneSetting[] = [
  {
    names: ['SILENT_SIGN_IN'],
    since: '0.2.0',
    instead: 'Leave it out; docs/sign-in.md says how to build such a sign-in.',
  },
  {
    names: ['BITBUCKET', 'PATREON', 'REDDIT', 'SPOTIFY', 'STRAVA', 'YANDEX', 'ZOOM'].flatMap((provider) => [
      `AUTH_${provider}_ID`,
      `AUTH_${provider}_SECRET`,
    ]),
    since: '0.2.0',
    instead:
      'Leave it out; docs/social-sign-in.md says how to add a provider. One that speaks OpenID Connect is set up by OIDC_ISSUER or OIDC_PROVIDERS.',
    endsTheStart: true,
  },
]

/** One line for each setting that is set and no longer read, and whether the start may go on. */
export function readGoneSettings(variables: Record<string, string | undefined>): Gone {
  const set = goneSettings.flatMap(({ names, since, instead, endsTheStart = false }) =>
    names
      .filter((name) => variables[name])
      .map((name) => ({ endsTheStart, line: `${name} is no longer read since ${since}. ${instead}` })),
  )
  return {
    warnings: set.filter(({ endsTheStart }) => !endsTheStart).map(({ line }) => line),
    faults: set.filter(({ endsTheStart }) => endsTheStart).map(({ line }) => line),
  }
}

/** Whether the app read a setting once and no longer does. */
export function isGone(variable: string): boolean {
  return goneSettings.some(({ names }) => names.includes(variable))
}

type GoneSetting = {
  names: string[]
  /** The first version without it. */
  since: string
  /** What to do instead. */
  instead: string
  endsTheStart?: true
}

type Gone = { warnings: string[]; faults: string[] }
