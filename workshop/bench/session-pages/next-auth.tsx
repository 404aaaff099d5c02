import { createHash } from 'node:crypto'
import NextAuth from 'next-auth'
import { isLive } from '../../../lib/session/is-live.ts'
import { store } from '../../../lib/session/store/store.ts'

// What next-auth itself costs with the same cookie on the same store.
const { auth } = NextAuth({
  secret: 'it seals nothing here, and must be long enough',
  trustHost: true,
  providers: [],
  session: { strategy: 'jwt' },
  cookies: { sessionToken: { name: 'session', options: { httpOnly: true, path: '/' } } },
  jwt: {
    async decode({ token: id = '' }) {
      const record = await store().read(createHash('sha256').update(id).digest('base64url'))
      return record && isLive(record) ? { sub: record.sub, name: 'Alice Example', id } : null
    },
    encode: async ({ token }) => String(token?.['id']),
  },
})

export default async function Page() {
  const session = await auth()
  return <p>{session?.user ? 'signed_in' : 'signed_out'}</p>
}
