import { day } from '#components/time/words.ts'
import type { Factor } from '#lib/directory/person.ts'

/** The password, if there is one, and the other factors, each with the day of its last change. */
export function Factors({ factors, passwordChanged, now }: FactorsProps) {
  if (factors.length === 0 && passwordChanged === undefined) return 'None'
  return (
    <ul>
      {passwordChanged !== undefined && (
        <li>
          Password <span className="not-provided">· changed {day(passwordChanged, now)}</span>
        </li>
      )}
      {factors.map(({ id, type, added }) => (
        <li key={id}>
          {words.get(type) ?? <bdi>{type}</bdi>}
          {added !== undefined && <span className="not-provided"> · added {day(added, now)}</span>}
        </li>
      ))}
    </ul>
  )
}

const words = new Map([
  ['token:software:totp', 'Authenticator app'],
  ['push', 'Okta Verify notification'],
  ['signed_nonce', 'Okta Verify'],
  ['webauthn', 'Passkey or security key'],
  ['u2f', 'Security key'],
  ['sms', 'Text message'],
  ['call', 'Phone call'],
  ['email', 'Email'],
  ['question', 'Security question'],
  ['token', 'One-time code device'],
  ['token:hardware', 'One-time code device'],
  ['token:hotp', 'One-time code device'],
  ['web', 'Another provider'],
])

type FactorsProps = { factors: Factor[]; passwordChanged: number | undefined; now: number }
