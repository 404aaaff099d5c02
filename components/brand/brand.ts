/** What this application calls itself. The hue stands in tokens.css, the drawing in mark.tsx and icon.svg. */
export const brand = {
  name: 'Identity Starter',
  description: 'Sign-in, registration and password reset at your own identity provider.',
} as const
