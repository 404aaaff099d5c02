import { type SignInPage, signInPages } from '#lib/oidc/sign-in-page.ts'

/** The route that starts an attempt at each of the provider's pages. */
export const startAddresses: Record<SignInPage, string> = {
  sign_in: '/auth/login',
  registration: '/auth/register',
  password_reset: '/auth/reset-password',
  change_password: '/auth/change-password',
  profile: '/auth/profile',
  mfa: '/auth/mfa',
}

/** The address of the page that lets people choose a provider, with the parameters of the attempt. */
export function chooserAddress(request: Request, page: SignInPage): string {
  const { searchParams } = new URL(request.url)
  const query = new URLSearchParams({ page })
  for (const name of kept) {
    const [value, ...more] = searchParams.getAll(name)
    if (value && more.length === 0) query.set(name, value)
  }
  if (searchParams.has('provider')) query.set('unknown', '1')
  return `/auth/choose-provider?${query}`
}

/** The page of the attempt in a chooser's query, and the address of the attempt up to the provider's name. */
export function readChoice(query: Query): { page: SignInPage; startAddress: (provider: string) => string } {
  const page = signInPages.find((known) => known === query['page']) ?? 'sign_in'
  const start = typeof query['wanted'] === 'string' ? '/auth/step-up' : startAddresses[page]
  return {
    page,
    startAddress(provider) {
      const address = new URLSearchParams({ provider })
      for (const name of kept) {
        const value = query[name]
        if (typeof value === 'string') address.set(name, value)
      }
      return `${start}?${address}`
    },
  }
}

// The route that starts the attempt checks each of these again.
const kept = ['returnTo', 'remember', 'as', 'wanted']

type Query = Record<string, string | string[] | undefined>
