import { getSession } from '../../../lib/session/get-session.ts'

export default async function Page() {
  const { status } = await getSession()
  return <p>{status}</p>
}
