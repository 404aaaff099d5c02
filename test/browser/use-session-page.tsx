import { SessionProvider, signOut, useSession } from 'next-auth/react'
import { createRoot } from 'react-dom/client'

/** A page that uses next-auth only, as a developer writes it. */
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
