import { type Answer, requireInteraction, type Visit } from './visit.ts'

/** Where oidc-provider sends people: on to the page that the app asked for. */
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
