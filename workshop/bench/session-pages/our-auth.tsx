import { auth } from '../../../lib/next-auth/auth.ts'

export default async function Page() {
  const session = await auth()
  return <p>{session ? 'signed_in' : 'signed_out'}</p>
}
