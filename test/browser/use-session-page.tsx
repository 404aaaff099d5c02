import { SessionProvider, signOut, useSession } from 'next-auth/react'
import { createRoot } from 'react-dom/client'

/** What a developer writes with next-auth, and nothing else on the page. */
function Who() {
  const { data: session, status, update } = useSession()
  return (
    <main>
      <p role="status">{status}</p>
      <p>{session?.user.id}</p>
      <p>{session?.user.name}</p>
      <button type="button" onClick={() => update()}>
        Ask again
      </button>
      <button type="button" onClick={() => signOut()}>
        Leave
      </button>
    </main>
  )
}

createRoot(document.body).render(
  <SessionProvider>
    <Who />
  </SessionProvider>,
)
