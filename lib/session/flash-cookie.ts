import 'server-only'
import { createHash, randomUUID } from 'node:crypto'
import { cookies } from 'next/headers'
import { z } from 'zod'
import { parseJson } from '#lib/parse-json.ts'
import { now } from '#lib/time/now.ts'
import { cookieName, setCookie } from './cookie.ts'
import { store } from './store/store.ts'

/** Keeps a message for this browser's next page about `subject`, for a minute at most. Route handlers only. */
export async function setFlash(subject: string, message: object): Promise<void> {
  await setCookie(nameFor(subject), JSON.stringify({ id: randomUUID(), message }), flashSeconds)
}

/**
 * The message about `subject`, unparsed. It can be taken once: a page cannot remove the cookie, so the store claims it.
 * Throws `StoreUnavailable`.
 */
export async function takeFlash(subject: string): Promise<unknown> {
  const value = (await cookies()).get(nameFor(subject))?.value ?? ''
  const { data: flash } = flashSchema.safeParse(parseJson(value))
  if (!flash || !(await store().claim(`flash:${flash.id}`, now() + flashSeconds))) return undefined
  return flash.message
}

const flashSeconds = 60

const flashSchema = z.object({ id: z.uuid(), message: z.unknown() })

/** One cookie a subject, so that two tabs do not overwrite each other's message. */
function nameFor(subject: string): string {
  return cookieName(`flash.${createHash('sha256').update(subject).digest('base64url').slice(0, 16)}`)
}
