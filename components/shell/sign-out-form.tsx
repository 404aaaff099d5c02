/** Signing out changes state, so it is a POST; a plain form works with scripts off. */
export function SignOutForm({ compact = false, primary = false }: { compact?: boolean; primary?: boolean }) {
  const look = ['button', compact && 'button-compact', primary && 'button-primary'].filter(Boolean).join(' ')
  return (
    <form method="post" action="/auth/logout">
      <button type="submit" className={look}>
        Sign out
      </button>
    </form>
  )
}
