import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { env } from '#lib/env/env.ts'
import type { SessionReading } from '#lib/session/session.ts'
import { readSilentMark } from '#lib/session/silent-mark.ts'
import { isNobodysWish } from '../is-nobodys-wish.ts'

/**
 * Sends whoever opens a page signed out to the provider and back, without a word to them and once in a while: a session
 * that lives there signs them in. Whose session here has ended is left alone: it would outlive its limits, and whoever
 * ended it from elsewhere. Call it before the first Suspense boundary.
 */
export async function askProviderOnce(reading: SessionReading, path: string, query: Query): Promise<void> {
  if (!env().silentSignIn || reading.status !== 'signed_out' || reading.ended) return
  if (query['silent'] !== undefined || (await readSilentMark()) || !(await opensPage())) return
  redirect(`/auth/silent?${new URLSearchParams({ returnTo: addressOf(path, query) })}`)
}

/** A browser says of nothing but a navigation that it fetches a document; what says nothing is a program's. */
async function opensPage(): Promise<boolean> {
  const sent = await headers()
  const isNavigation = sent.get('sec-fetch-mode') === 'navigate' && sent.get('sec-fetch-dest') === 'document'
  return isNavigation && !isNobodysWish({ method: 'GET', headers: sent })
}

function addressOf(path: string, query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => {
    return [value ?? []].flat().map((each) => [name, each])
  })
  return pairs.length === 0 ? path : `${path}?${new URLSearchParams(pairs)}`
}

export type Query = Record<string, string | string[] | undefined>
