import { endSessions } from '#lib/session/end-sessions.ts'
import { endAccountSessions } from '../../end-account-sessions.ts'

/** `POST /account/sessions/:handle/end`: ends one other session of the person who asks. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { handle } = await params
  return endAccountSessions(request, async (session, budget) => {
    const [ended] = await endSessions({ othersOf: [session], handle }, 'signed_out_elsewhere', budget)
    return ended ? { signed_out: 'one', device: ended.device } : { signed_out: 'gone' }
  })
}

type Context = { params: Promise<{ handle: string }> }
