import { endOtherSessions } from '#lib/session/end-other-sessions.ts'
import { isFresh } from '#lib/session/is-fresh.ts'
import { stepUpAddress } from '#lib/session/step-up-address.ts'
import { signInAgainPage } from '../../../sign-in-again-page.ts'
import { endAsAsked } from '../end-as-asked.ts'
import { everywhereElse } from '../everywhere-else.ts'

/** `POST /account/sessions/end-others`: ends all of the person's sessions but this one, after a recent sign-in. */
export async function POST(request: Request): Promise<Response> {
  return endAsAsked(request, async (session, budget) => {
    const { returnTo, ...wanted } = everywhereElse
    if (!isFresh(session, wanted)) {
      const reading = { status: 'signed_in', session } as const
      return signInAgainPage(request, returnTo, await stepUpAddress(reading, returnTo, wanted))
    }
    await endOtherSessions(session, 'signed_out_elsewhere', budget)
    return { signed_out: 'others' }
  })
}
