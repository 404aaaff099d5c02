/** Links to sign in with a social account. Empty when no social provider is configured. */
export function SocialWaysIn({ providers }: { providers: { name: string; label: string }[] }) {
  if (providers.length === 0) return null
  return (
    <ul className="buttons mt-6 border-line border-t pt-6" aria-label="Sign in with another account">
      {providers.map(({ name, label }) => (
        <li key={name}>
          <a className="button w-full" href={`/auth/social/${name}`}>
            Continue with {label}
          </a>
        </li>
      ))}
    </ul>
  )
}
