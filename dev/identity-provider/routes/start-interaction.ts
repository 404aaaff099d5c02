import { type Answer, requireInteraction, type Visit } from './visit.ts'

/** oidc-provider redirects people here; continues to the page that the app requested. */
export async function startInteraction(visit: Visit): Promise<Answer> {
  const { prompt, params } = await requireInteraction(visit)
  return { redirect: `${visit.base}/${pageFor(prompt.name, params['screen_hint'])}` }
}

function pageFor(prompt: string, screenHint: unknown): string {
  if (prompt === 'consent') return 'consent'
  if (prompt === 'create') return 'register'
  if (prompt === 'change_password') return 'change-password'
  return screenHint === 'reset-password' ? 'forgot-password' : 'sign-in'
}
