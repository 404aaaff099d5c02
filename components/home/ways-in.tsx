/** The ways in. Links, since nothing happens here: the provider's pages do it. A page that does not exist gets none. */
export function WaysIn({ registration, password_reset: passwordReset }: WaysInProps) {
  return (
    <>
      <div className="buttons">
        <a className="button button-primary" href="/auth/login">
          Sign in
        </a>
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

type WaysInProps = { registration: boolean; password_reset: boolean }
