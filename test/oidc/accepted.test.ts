import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Client } from '#lib/oidc/client.ts'
import type { CaseName } from '../hostile-provider/cases.ts'
import { type HostileProvider, startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { calls, person } from '../hostile-provider/tenant.ts'
import { clientAt } from './client-at.ts'
import { signIn } from './sign-in.ts'

const thin = { token: 1, userinfo: 1, jwks: 1 }
const fat = { token: 1, userinfo: 0, jwks: 1 }
const registered = (alg: string) => ({ idTokenSignedResponseAlg: alg })

const rows: Row[] = [
  { title: 'row 1: thin ID token [oidcc-client-test]', case: 'happy', calls: thin },
  { title: 'row 1: fat ID token, userinfo is not asked', case: 'happy', variants: ['fat'], calls: fat },
  { title: 'row 3: basic [oidcc-client-test-client-secret-basic]', case: 'client-secret-basic', calls: thin },
  { title: 'row 3: client_secret_post', case: 'client-secret-post', calls: thin },
  { title: 'row 3: basic, awkward secret', case: 'client-secret-basic-awkward', calls: thin },
  { title: 'row 3: post, awkward secret', case: 'client-secret-post-awkward', calls: thin },
  { title: 'row 4: RS256 only [oidcc-client-test-idtoken-sig-rs256]', case: 'rs256-only', calls: thin },
  { title: 'row 4: ES256, registered', case: 'es256-only', calls: thin, settings: registered('ES256') },
  { title: 'row 4: PS256, registered', case: 'ps256-only', calls: thin, settings: registered('PS256') },
  { title: 'row 4: EdDSA, registered', case: 'eddsa-only', calls: thin, settings: registered('EdDSA') },
  { title: 'row 11: aud as an array of us alone', case: 'id-token-aud-array', calls: thin },
  { title: 'row 16: expired 5 s ago', case: 'id-token-just-expired', calls: thin },
  {
    title: 'row 19: no kid, one key fits [oidcc-client-test-kid-absent-single-jwks]',
    case: 'kid-absent-one-key-fits',
    calls: thin,
  },
  { title: 'row 28: signed [oidcc-client-test-userinfo-signed]', case: 'userinfo-signed', calls: thin },
  { title: 'row 30: no iss, not advertised', case: 'callback-iss-not-advertised', calls: thin },
  { title: 'row 36: "bEARER", no expires_in', case: 'token-type-in-odd-case', calls: thin },
  { title: 'row 37: no at_hash', case: 'id-token-no-at-hash', calls: thin },
  { title: 'token, keys and userinfo on another host', case: 'endpoints-on-another-host', calls: thin },
]

describe('a provider within the rules is accepted', () => {
  let provider: HostileProvider
  beforeAll(async () => {
    provider = await startHostileProvider()
  })
  afterAll(() => provider.stop())

  for (const row of rows) {
    test(row.title, async () => {
      const tenant = provider.tenant(row.case, ...(row.variants ?? []))
      const identity = await signIn(clientAt(tenant, row.settings))
      expect(identity).toMatchObject({
        iss: tenant.issuer,
        sub: person.sub,
        clientId: tenant.client.id,
        claims: { name: person.name, email: person.email },
      })
      expect(calls(tenant)).toEqual(row.calls)
    })
  }
})

type Row = {
  title: string
  case: CaseName
  variants?: string[]
  calls: { token: number; userinfo: number; jwks: number }
  settings?: Partial<Client>
}
