import { randomBytes } from 'node:crypto'
import { startGithub } from '../../test/github/start-github.ts'
import { startIdentityProvider } from '../../test/start/start-identity-provider.ts'

/** One address for the app in all sign-ins: a deployment keeps its address and its store when its instances change. */
export const appUrl = 'http://localhost:3900'

/**
 * The providers of these sign-ins: one provider as settings of its own, one that binds tokens to keys, one by name
 * beside another, and GitHub. `settings` are the app's settings for each.
 */
export async function startProviders() {
  const main = await provider('3901')
  const bound = await provider('3902', { IDENTITY_PROVIDER_REQUIRE_DPOP: 'true' })
  const named = await provider('3903', { IDENTITY_PROVIDER_CALLBACK: '/auth/callback/partners' })
  const github = await startGithub()
  const running = [main, bound, named, github]
  return {
    main,
    bound,
    named,
    github,
    settings: {
      main: { ...main.client, ...scopes },
      bound: { ...bound.client, ...scopes },
      named: {
        OIDC_ISSUER: '',
        OIDC_CLIENT_ID: '',
        OIDC_CLIENT_SECRET: '',
        OIDC_PROVIDERS: 'staff,partners',
        ...settingsOf('STAFF', { ...main.client, ...scopes }),
        ...settingsOf('PARTNERS', { ...named.client, ...scopes }),
      },
      github: github.settings,
    },
    stop: () => Promise.all(running.map((each) => each.stop())),
  }
}

const scopes = { OIDC_SCOPES: 'openid profile email groups offline_access' }

function provider(port: string, settings: Record<string, string> = {}) {
  return startIdentityProvider({
    appUrl,
    IDENTITY_PROVIDER_PORT: port,
    OIDC_CLIENT_SECRET: randomBytes(32).toString('base64url'),
    ...settings,
  })
}

function settingsOf(name: string, client: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(client).map(([setting, value]) => [
      setting.replace('OIDC_', `OIDC_${name}_`),
      value ?? '',
    ]),
  )
}

export type Providers = Awaited<ReturnType<typeof startProviders>>
