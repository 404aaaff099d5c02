import { endSessions } from '#lib/session/end-sessions.ts'
import { isFresh } from '#lib/session/is-fresh.ts'
import { signInAgainPage } from '#lib/session/recent-sign-in.ts'
import { stepUpAddress } from '#lib/session/step-up-address.ts'
import { endAccountSessions } from '../end-account-sessions.ts'
import { everywhereElse } from '../everywhere-else.ts'

/** `POST /account/sessions/end-others`: ends all of the person's sessions but this one, after a recent sign-in. */
export async function POST(request: Request): Promise<Response> {
  return endAccountSessions(request, async (session, budget) => {
    const { returnTo, ...wanted } = everywhereElse
    if (!isFresh(session, wanted)) {
      return signInAgainPage(request, returnTo, await stepUpAddress(session, returnTo, wanted))
    }
    await endSessions({ othersOf: [session] }, 'signed_out_elsewhere', budget)
    return { signed_out: 'others' }
  })
}
