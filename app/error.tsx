'use client'

import { Failure } from '#components/failure.tsx'

export default function PageError({ error }: { error: Error & { digest?: string } }) {
  return <Failure reference={error.digest} />
}
