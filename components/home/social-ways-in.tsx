/** Links to sign in with a social account. Empty when no social provider is configured. */
export function SocialWaysIn({ ways }: { ways: { label: string; signInAddress: string }[] }) {
  if (ways.length === 0) return null
  return (
    <ul className="buttons mt-6 border-line border-t pt-6" aria-label="Sign in with another account">
      {ways.map(({ label, signInAddress }) => (
        <li key={signInAddress}>
          <a className="button w-full" href={signInAddress}>
            Continue with {label}
          </a>
        </li>
      ))}
    </ul>
  )
}
