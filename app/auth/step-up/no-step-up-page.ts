import { plainPage } from '#lib/http/plain-page.ts'
import { labelOf } from '#lib/ways-in/ways-in.ts'

/** 403: the page requires a recent or stronger sign-in, and this session's provider can prove neither. */
export function noStepUpPage(request: Request, provider: string): Response {
  const text = `This wants a recent sign-in, or a stronger one. You signed in with ${provider}, which does not tell us when or how, so nothing has changed. Sign out and in again with ${labelOf(undefined)} to go on.`
  const link = { href: '/account', name: 'Back to your account' }
  return plainPage(request, 403, { title: `${provider} cannot confirm this`, text, link })
}
