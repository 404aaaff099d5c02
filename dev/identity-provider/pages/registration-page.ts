import { brand } from '../brand.ts'
import { type FieldErrors, field } from './field.ts'
import { form, link } from './form.ts'
import { type Html, html } from './html.ts'
import { newPasswordField } from './new-password-page.ts'
import { errorSummary } from './notice.ts'
import type { PageParts } from './page.ts'

export function registrationPage({ base, name, email, errors = {}, message }: RegistrationParts): PageParts {
  return {
    title: 'Create an account',
    fault: Boolean(Object.values(errors).some(Boolean) || message),
    lead: `to continue to ${brand.appName}`,
    body: [
      message ?? errorSummary(errors),
      form(`${base}/register`, 'Create account', [
        field({
          name: 'name',
          label: 'Name',
          hint: 'As you want others here to see it.',
          autocomplete: 'name',
          value: name,
          error: errors['name'],
        }),
        field({
          name: 'email',
          label: 'Email address',
          type: 'email',
          autocomplete: 'email',
          value: email,
          error: errors['email'],
        }),
        newPasswordField('password', 'Password', errors['password']),
      ]),
    ],
    links: html`<p>Already have one? ${link(`${base}/sign-in`, 'Sign in')}</p>`,
  }
}

type RegistrationParts = {
  base: string
  name: string
  email: string
  errors?: FieldErrors
  message?: Html
}
