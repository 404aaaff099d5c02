import { endOtherSession } from '#lib/session/end-other-session.ts'
import { endAsAsked } from '../../end-as-asked.ts'

/** `POST /account/sessions/:handle/end`: ends one other session of the person who asks. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { handle } = await params
  return endAsAsked(request, async (session, budget) => {
    const device = await endOtherSession(session, handle, 'signed_out_elsewhere', budget)
    return device === undefined ? { signed_out: 'gone' } : { signed_out: 'one', device }
  })
}

type Context = { params: Promise<{ handle: string }> }
