import { type FieldError, field } from './field.ts'
import { form, link } from './form.ts'
import { type Html, html } from './html.ts'
import type { PageParts } from './page.ts'

export function forgotPasswordPage({ base, email, error, message }: ForgotPasswordParts): PageParts {
  return {
    title: 'Forgot your password?',
    fault: Boolean(error || message),
    lead: 'Tell us your email address. We send a link to choose a new one.',
    body: [
      message,
      form(
        `${base}/forgot-password`,
        'Send the link',
        field({
          name: 'email',
          label: 'Email address',
          type: 'email',
          autocomplete: 'username',
          value: email,
          error,
        }),
      ),
    ],
    links: html`<p>${link(`${base}/sign-in`, 'Back to signing in')}</p>`,
  }
}

type ForgotPasswordParts = {
  base: string
  email: string
  error?: FieldError | undefined
  message?: Html
}
