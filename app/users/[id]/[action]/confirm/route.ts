import { actionHref, personHref } from '#components/people/people-links.ts'
import { decodeSegment } from '../../../decode-segment.ts'
import { performAction } from '../../../perform-action.ts'
import { actionNamed } from '../../../person-actions.ts'
import { doAction } from './do-action.ts'

/** `POST /users/:id/:action/confirm`: performs the confirmed action. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id, action: segment } = await params
  const person = decodeSegment(id)
  const action = actionNamed(segment)
  const returnTo = action ? actionHref(person, action) : personHref(person)
  return performAction(request, { person, action: segment, returnTo }, async (administrator, budget) =>
    action ? doAction(action, person, administrator, budget) : { refusal: 'unknown_action' },
  )
}

type Context = { params: Promise<{ id: string; action: string }> }
