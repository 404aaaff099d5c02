/** The name of this application. Its hue is in tokens.css, its mark in mark.tsx and icon.svg. */
export const brand = {
  name: 'Identity Starter',
  description: 'Sign-in, registration and password reset at your own identity provider.',
} as const
