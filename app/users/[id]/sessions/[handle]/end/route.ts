import { personHref } from '#components/people/people-links.ts'
import { endSessions } from '#lib/session/end-sessions.ts'
import { decodeSegment } from '../../../../decode-segment.ts'
import { performAction } from '../../../../perform-action.ts'
import { subjectsOf } from '../../../../subjects-of.ts'

/** `POST /users/:id/sessions/:handle/end`: ends one session of a person in this app. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id, handle } = await params
  const person = decodeSegment(id)
  const requested = { person, action: 'end-session', returnTo: personHref(person) }
  return performAction(request, requested, async (_, budget) => {
    const [ended] = await endSessions({ othersOf: subjectsOf(person), handle }, 'administrator', budget)
    return { action: 'end-session', ...(ended && { device: ended.device }) }
  })
}

type Context = { params: Promise<{ id: string; handle: string }> }
