import { type Answer, type PageRequest, requireInteraction } from './page-request.ts'

/** oidc-provider redirects people here; continues to the page that the app requested. */
export async function startInteraction(request: PageRequest): Promise<Answer> {
  const { prompt, params } = await requireInteraction(request)
  return { redirect: `${request.base}/${pageFor(prompt.name, params['screen_hint'])}` }
}

function pageFor(prompt: string, screenHint: unknown): string {
  if (prompt === 'consent') return 'consent'
  if (prompt === 'create') return 'register'
  if (prompt === 'change_password') return 'change-password'
  return screenHint === 'reset-password' ? 'forgot-password' : 'sign-in'
}
