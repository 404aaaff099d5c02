import type { Address } from './addresses.ts'
import type { DevelopmentSettings, Provider, Variables } from './development-settings.ts'
import { next } from './next.ts'

/** The processes to start, the app first, since it takes the longest. */
export function programsFor({ mode, provider, variables }: DevelopmentSettings, [app]: Address[]): Program[] {
  const host = app?.host ?? 'localhost'
  const port = String(app?.port)
  const theApp: Program =
    mode === 'development'
      ? {
          name: 'the app',
          arguments: [...next, 'dev', '-H', host, '-p', port],
          variables: { ...variables, NODE_ENV: 'development' },
          ready: 'Ready in',
          quiet: false,
          priority: 0,
        }
      : {
          name: 'the app',
          arguments: ['cli/start.mjs'],
          variables: {
            ...variables,
            NODE_ENV: 'production',
            HOSTNAME: host,
            PORT: port,
            EXIT_WITH_PARENT: '1',
          },
          ready: 'Ready in',
          quiet: false,
          priority: 0,
        }
  return [theApp, ...programsBeside(provider, variables)]
}

function programsBeside(provider: Provider, variables: Variables): Program[] {
  if (provider === 'elsewhere') return []
  const named = (name: string, folder: string, ready: string): Program => ({
    name,
    arguments: ['--import', 'tsx', `dev/${folder}/main.ts`],
    variables: { ...variables, NODE_ENV: 'development' },
    ready,
    quiet: !variables['DEBUG'],
    priority: 10,
  })
  return [
    provider === 'keycloak'
      ? named('Keycloak', 'keycloak', 'keycloak ready')
      : named('the embedded provider', 'identity-provider', 'identity provider ready'),
    named('the mailbox', 'mailbox', 'mailbox ready'),
  ]
}

export type Program = {
  name: string
  arguments: string[]
  variables: Variables
  /** What it prints as soon as it answers. */
  ready: string
  /** Its output is shown only when it fails. */
  quiet: boolean
  /** Its niceness: programs that are not needed yet leave the processor to the first page. */
  priority: number
}
