/** Where a new try begins: at the provider where the last one failed, if that is known. */
export function signInAddress(social: string | undefined, provider: string | undefined): string {
  if (social === undefined && provider === undefined) return '/auth/login'
  return social === undefined ? `/auth/login?provider=${provider}` : `/auth/social/${social}`
}
