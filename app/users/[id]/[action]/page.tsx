import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { actionHref } from '#components/people/people-links.ts'
import { recentSignIn } from '#lib/session/recent-sign-in.ts'
import { requireFreshSession } from '#lib/session/require-fresh-session.ts'
import { administrationPage } from '../../administration-page.tsx'
import { decodeSegment } from '../../decode-segment.ts'
import { actionNamed } from '../../person-actions.ts'
import { confirmation } from './confirmation.tsx'

export const metadata: Metadata = { title: 'Person' }

export default async function ActionPage({ params }: { params: Promise<{ id: string; action: string }> }) {
  const { id: segment, action: name } = await params
  const id = decodeSegment(segment)
  const action = actionNamed(name) ?? notFound()
  const returnTo = actionHref(id, action)
  return administrationPage(returnTo, async (administrator) => {
    await requireFreshSession({ returnTo, ...recentSignIn })
    return confirmation(action, id, administrator)
  })
}
