'use client'

import './globals.css'
import { Failure } from '#components/failure.tsx'

/** The layout itself failed, so this stands in its place. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body className="flex min-h-dvh flex-col">
        <title>This page does not work right now</title>
        <Failure reference={error.digest} />
      </body>
    </html>
  )
}
