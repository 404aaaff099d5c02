/** Links to sign in, register and reset a password on the provider's pages. A page that the provider lacks gets no link. */
export function WaysIn({ providers, registration, password_reset: passwordReset }: WaysInProps) {
  return (
    <>
      <div className="buttons">
        {providers.length === 0 && (
          <a className="button button-primary" href="/auth/login">
            Sign in
          </a>
        )}
        {providers.map(({ name, label }, index) => (
          <a
            key={name}
            className={index === 0 ? 'button button-primary' : 'button'}
            href={`/auth/login?provider=${name}`}
          >
            <bdi>Sign in with {label}</bdi>
          </a>
        ))}
        {registration && (
          <a className="button" href="/auth/register">
            Create an account
          </a>
        )}
      </div>
      <ul className="mt-5 flex flex-wrap gap-x-6 gap-y-1 text-small">
        {passwordReset && (
          <li>
            <a className="link link-alone" href="/auth/reset-password">
              Forgot your password?
            </a>
          </li>
        )}
        <li>
          <a className="link link-alone" href="/auth/login?remember=1">
            Sign in and stay signed in on this device
          </a>
        </li>
      </ul>
    </>
  )
}

type WaysInProps = {
  /** The providers to choose from, where there are several. */
  providers: { name: string; label: string }[]
  registration: boolean
  password_reset: boolean
}
