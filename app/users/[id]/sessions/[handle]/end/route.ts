import { personHref } from '#components/people/people-links.ts'
import { endOtherSession } from '#lib/session/end-other-session.ts'
import { actAsAsked } from '../../../../act-as-asked.ts'
import { decoded } from '../../../../decoded.ts'
import { usersOf } from '../../../../users-of.ts'

/** `POST /users/:id/sessions/:handle/end`: ends one session of a person in this app. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id, handle } = await params
  const person = decoded(id)
  const asked = { person, action: 'end-session', returnTo: personHref(person) }
  return actAsAsked(request, asked, async (_, budget) => {
    const endings = usersOf(person).map((user) => endOtherSession(user, handle, 'administrator', budget))
    const device = (await Promise.all(endings)).find((ended) => ended !== undefined)
    return { action: 'end-session', ...(device !== undefined && { device }) }
  })
}

type Context = { params: Promise<{ id: string; handle: string }> }
