import type { UnavailableReason } from '#lib/directory/directory-result.ts'
import { plainPage } from '#lib/http/plain-page.ts'

/** The page that says why nothing was done, or that the result is unknown, with its exact status. */
export function refusalPage(request: Request, refusal: Refusal, href: string, text?: string): Response {
  const [status, title, why] = refusals[refusal]
  return plainPage(request, status, { title, text: text ?? why, link: { href, name: 'Go to the person' } })
}

const nothing = 'Nothing was done'
const resultUnknown = 'We cannot tell whether it was done'
const checkFirst = 'It may have been done nevertheless: look at their state before you try again.'

const refusals: Record<Refusal, [status: number, title: string, text: string]> = {
  csrf: [403, nothing, 'The request did not come from a page of this app, so nothing has changed.'],
  signed_out: [401, nothing, 'You are signed out, so nothing has changed. Sign in, then try again.'],
  not_an_administrator: [
    403,
    nothing,
    'People is for administrators, and you are not one. Nothing has changed.',
  ],
  oneself: [403, nothing, 'You cannot do this to yourself. Nothing has changed.'],
  unknown_action: [404, nothing, 'There is no such action. Nothing has changed.'],
  unknown: [404, nothing, 'The directory has no person with this ID. Nothing has changed.'],
  not_allowed: [
    409,
    nothing,
    'The directory does not do this in the person’s current state. Another administrator may have changed it. Nothing has changed now.',
  ],
  store_unavailable: [
    503,
    resultUnknown,
    'Our session service is not responding. They may still be signed in. Try again in a minute.',
  ],
  half_done: [
    503,
    'Half of it was done',
    'The directory has done it. But our session service is not responding, so they may still be signed in here. Sign them out here in a minute.',
  ],
  not_configured: [
    503,
    nothing,
    'There is no directory: this application is not set up to ask one. Nothing has changed.',
  ],
  rate_limited: [
    503,
    nothing,
    'The directory takes no more from this application for a moment. Nothing has changed. Try again in a minute.',
  ],
  refused: [
    502,
    nothing,
    'The directory does not let this application change people. Nothing has changed. Its operator has to grant the scope and the role for it; the reason is in the log.',
  ],
  unreachable: [502, resultUnknown, `The directory does not answer. ${checkFirst}`],
  timeout: [504, resultUnknown, `The directory did not answer within 5 seconds. ${checkFirst}`],
  failed: [502, resultUnknown, `The directory answered with an error of its own. ${checkFirst}`],
  unreadable: [502, resultUnknown, `The directory gave no answer that we can read. ${checkFirst}`],
}

export type Refusal =
  | UnavailableReason
  | 'csrf'
  | 'signed_out'
  | 'not_an_administrator'
  | 'oneself'
  | 'unknown_action'
  /** The directory has no person with this id. */
  | 'unknown'
  /** Not in the state that the person is in. */
  | 'not_allowed'
  | 'store_unavailable'
  /** The directory did it, our store did not. */
  | 'half_done'
