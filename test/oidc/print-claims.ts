import { presented } from '#lib/next-auth/present-session.ts'
import { wantedClaims } from '#lib/oidc/claims.ts'
import { refreshTokens } from '#lib/oidc/refresh-tokens.ts'
import { sessionFrom } from '#lib/session/session.ts'
import { sqliteSessionStore } from '#lib/session/store/sqlite-session-store.ts'
import { requestBudget } from '#lib/time/request-budget.ts'
import { startHostileProvider } from '../hostile-provider/start-hostile-provider.ts'
import { clientAt } from './client-at.ts'
import { signIn } from './sign-in.ts'

// Signs in, and prints the claims of the session in the store, in `useSession()` and after a refresh.
const [sessions = ''] = process.argv.slice(2)
const provider = await startHostileProvider()
const client = clientAt(provider.tenant('refresh-one-time'), {
  wantedClaims: wantedClaims({ groups: false }),
})
const { tokens, ...identity } = await signIn(client)
const { idToken, refreshToken } = tokens
if (!idToken || !refreshToken) throw new Error('the provider sent no ID token or no refresh token')

const store = sqliteSessionStore(sessions)
const key = 'k'.repeat(43)
const at = Math.floor(Date.now() / 1000)
const times = { createdAt: at, lastSeenAt: at, idleExpiresAt: at + 60, absoluteExpiresAt: at + 60 }
await store.insert({ ...identity, ...times, key, version: 1, device: 'A browser' }, '')
const record = await store.read(key)
if (!record) throw new Error('the store does not have the session')
const session = sessionFrom(record)
const held = { sub: session.sub, claims: {}, tokens: { ...tokens, idToken, refreshToken } }
const refreshed = await refreshTokens(client, held, requestBudget())
await store.close()
await provider.stop()
process.stdout.write(
  JSON.stringify({ session: session.claims, useSession: presented(session), refreshed: refreshed?.claims }),
)
