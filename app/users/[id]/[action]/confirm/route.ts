import { actionHref, personHref } from '#components/people/people-links.ts'
import { actAsAsked } from '../../../act-as-asked.ts'
import { decoded } from '../../../decoded.ts'
import { actionNamed } from '../../../person-actions.ts'
import { doAction } from './do-action.ts'

/** `POST /users/:id/:action/confirm`: performs the confirmed action. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id, action: segment } = await params
  const person = decoded(id)
  const action = actionNamed(segment)
  const returnTo = action ? actionHref(person, action) : personHref(person)
  return actAsAsked(request, { person, action: segment, returnTo }, async (administrator, budget) =>
    action ? doAction(action, person, administrator, budget) : { refusal: 'unknown_action' },
  )
}

type Context = { params: Promise<{ id: string; action: string }> }
