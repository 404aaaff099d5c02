import { brand } from '../brand.ts'
import { type FieldErrors, field } from './field.ts'
import { form, link } from './form.ts'
import { type Html, html } from './html.ts'
import { errorSummary, notice } from './notice.ts'
import type { PageParts } from './page.ts'

export function signInPage({ base, email, remember, errors = {}, message }: SignInParts): PageParts {
  return {
    title: 'Sign in',
    fault: Boolean(errors['email'] || errors['password'] || message),
    lead: `to continue to ${brand.appName}`,
    body: [
      message ?? errorSummary(errors),
      form(`${base}/sign-in`, 'Sign in', [
        field({
          name: 'email',
          label: 'Email address',
          type: 'email',
          autocomplete: 'username',
          value: email,
          error: errors['email'],
        }),
        field({
          name: 'password',
          label: 'Password',
          type: 'password',
          autocomplete: 'current-password',
          error: errors['password'],
        }),
        html`<label class="check"><input type="checkbox" name="remember" value="yes"${remember && html` checked`}>Keep me signed in on this device</label>`,
      ]),
    ],
    links: [
      html`<p>${link(`${base}/forgot-password`, 'Forgot your password?')}</p>`,
      html`<p>New here? ${link(`${base}/register`, 'Create an account')}</p>`,
    ],
  }
}

/** The same words for an unknown address and a wrong password. */
export function noMatchNotice(): Html {
  return notice(
    'bad',
    'That did not match',
    'The email address or the password is wrong. Check both; passwords are case-sensitive.',
  )
}

/** After the right password of an account that needs a new one first. */
export function passwordExpiredNotice(base: string): Html {
  return notice(
    'warn',
    'Your password has expired',
    html`<p>Your administrator asks for a new one. ${link(`${base}/forgot-password`, 'Choose a new password')}</p>`,
  )
}

type SignInParts = {
  base: string
  email: string
  remember: boolean
  errors?: FieldErrors
  message?: Html
}
