import { brand } from '../brand.ts'
import { type FieldError, type FieldErrors, field } from './field.ts'
import { form } from './form.ts'
import { type Html, html } from './html.ts'
import { errorSummary } from './notice.ts'
import type { PageParts } from './page.ts'

/** Opened by the mailed link. `goesOn`: this browser requested the link and continues to the app afterwards. */
export function newPasswordPage({ action, token, email, goesOn, error }: NewPasswordParts): PageParts {
  return {
    title: 'Choose a new password',
    fault: Boolean(error),
    lead: `for ${email}. Other devices will be signed out of ${brand.name}.`,
    body: form(action, goesOn ? 'Save and sign in' : 'Save the password', [
      hiddenUsername(email),
      html`<input type="hidden" name="token" value="${token}">`,
      newPasswordField('password', 'New password', error),
    ]),
  }
}

/** For people who know their password: a fixed address that the app's account page links to, with a way back. */
export function changePasswordPage({
  action,
  email,
  asksEmail,
  errors = {},
  message,
  leave,
}: ChangeParts): PageParts {
  return {
    title: 'Change your password',
    fault: Boolean(Object.values(errors).some(Boolean) || message),
    lead: asksEmail
      ? `Other devices will be signed out of ${brand.name}.`
      : `for ${email}. Other devices will be signed out of ${brand.name}.`,
    body: [
      message ?? errorSummary(errors),
      form(action, 'Save the password', [
        asksEmail
          ? field({
              name: 'email',
              label: 'Email address',
              type: 'email',
              autocomplete: 'username',
              value: email,
              error: errors['email'],
            })
          : hiddenUsername(email),
        field({
          name: 'current',
          label: 'Current password',
          type: 'password',
          autocomplete: 'current-password',
          error: errors['current'],
        }),
        newPasswordField('password', 'New password', errors['password']),
      ]),
    ],
    ...(leave && {
      links: html`<form class="fields" method="post" action="${leave}">
<button class="button">Leave it as it is</button>
</form>`,
    }),
  }
}

export function newPasswordField(name: string, label: string, error: FieldError | undefined): Html {
  return field({
    name,
    label,
    hint: 'At least 15 characters. Three or four words make a good one.',
    type: 'password',
    autocomplete: 'new-password',
    error,
  })
}

/** Names the account for a password manager that saves the password. */
function hiddenUsername(email: string): Html {
  return html`<input type="text" name="username" autocomplete="username" value="${email}" hidden>`
}

type NewPasswordParts = {
  action: string
  token: string
  email: string
  goesOn: boolean
  error?: FieldError | undefined
}

type ChangeParts = {
  action: string
  email: string
  asksEmail: boolean
  errors?: FieldErrors
  message?: Html
  /** Where to post to for going back to the app without a change. */
  leave?: string | undefined
}
