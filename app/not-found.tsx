import type { Metadata } from 'next'
import { Shell } from '#components/shell/shell.tsx'
import { TextPage } from '#components/text-page.tsx'
import { getSession } from '#lib/session/get-session.ts'

export const metadata: Metadata = { title: 'Page not found' }

export default async function NotFound() {
  const reading = await getSession()
  return (
    <Shell reading={reading}>
      <TextPage title="Page not found">
        <p className="mt-3 text-ink-soft">
          If you typed the address, check it. If you followed a link, it may be out of date.
        </p>
        <div className="buttons mt-6">
          <a className="button" href="/">
            Go to the home page
          </a>
        </div>
      </TextPage>
    </Shell>
  )
}
