/** The provider's pages that an authorization request may open first. */
export const signInPages = [
  'sign_in',
  'registration',
  'password_reset',
  'change_password',
  'profile',
  'mfa',
] as const

export type SignInPage = (typeof signInPages)[number]
