import { z } from 'zod'
import { takeFlash } from '#lib/session/flash-cookie.ts'
import { type ActionName, actionNamed } from './person-actions.ts'

/** What this browser's last action did to the person with this id. It can be taken once, within a minute. */
export async function takeOutcome(id: string): Promise<Outcome | undefined> {
  return outcomeSchema.safeParse(await takeFlash(id)).data
}

const outcomeSchema = z.union([
  z.object({ action: z.string().transform(actionNamed).pipe(z.custom<ActionName>(Boolean)) }),
  z.object({ action: z.literal('end-session'), device: z.string().exactOptional() }),
])

/** `end-session` without a device: the session was not the person's, or had ended already. */
export type Outcome = { action: ActionName } | { action: 'end-session'; device?: string }
