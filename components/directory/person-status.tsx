import { Status } from '#components/status.tsx'
import type { PersonStatus } from '#lib/directory/person.ts'

/** The state of an account at the directory. */
export function PersonStatusWord({ status }: { status: PersonStatus }) {
  const [tone, word] = words[status]
  return <Status tone={tone}>{word}</Status>
}

const words = {
  active: ['good', 'Active'],
  waiting: ['warn', 'Waiting to activate'],
  password_expired: ['warn', 'Password expired'],
  recovery: ['warn', 'Resetting password'],
  staged: ['staged', 'Staged'],
  locked_out: ['locked', 'Locked out'],
  suspended: ['bad', 'Suspended'],
  deactivated: ['soft', 'Deactivated'],
  unknown: ['soft', 'In a state that this application does not know'],
} as const satisfies Record<PersonStatus, readonly [string, string]>
