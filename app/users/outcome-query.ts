import { z } from 'zod'
import { personHref } from '#components/people/people-links.ts'
import { seal, unseal } from '#lib/session/sealing.ts'
import { now } from '#lib/time/now.ts'
import { type ActionName, actionNamed } from './person-actions.ts'

/** The page of the person with this id, with what was done to them: sealed, so that no link makes it say anything. */
export async function personWith(id: string, outcome: Outcome): Promise<string> {
  const sealed = await seal('notice', id, { ...outcome, at: now() })
  return `${personHref(id)}?${new URLSearchParams({ outcome: sealed })}`
}

/** What a query says was done to them within the last minute: later it is a bookmark or a reload, and may be undone. */
export async function readOutcome(query: Query, id: string): Promise<Outcome | undefined> {
  const sealed = query['outcome']
  if (typeof sealed !== 'string') return undefined
  const read = schema.safeParse(await unseal('notice', id, sealed)).data
  return read && Date.now() / 1000 - read.at <= 60 ? read : undefined
}

const schema = z.union([
  z.object({ action: z.string().transform(actionNamed).pipe(z.custom<ActionName>(Boolean)), at: z.number() }),
  z.object({ action: z.literal('end-session'), device: z.string().exactOptional(), at: z.number() }),
])

/** `end-session` without a device: it was no session of theirs, or no longer. */
export type Outcome = { action: ActionName } | { action: 'end-session'; device?: string }

type Query = Record<string, string | string[] | undefined>
