import { causeChain } from './cause-chain.ts'

/**
 * The received and the expected value of a rule that openid-client saw broken: names, addresses, algorithms and
 * times, never a nonce, a code or a token. Nothing where openid-client kept neither.
 */
export function mismatch(thrown: unknown): string | undefined {
  for (const cause of causeChain(thrown)) {
    if (cause instanceof Response) return answer(cause)
    const mismatched = isEvidence(cause) && ofEvidence(cause)
    if (mismatched) return mismatched
  }
  return undefined
}

function answer({ status, headers }: Response): string | undefined {
  if (status >= 300 && status < 400) return `a redirect to ${shown(headers.get('location'))}`
  return status === 200 ? shown(headers.get('content-type')?.split(';')[0]) : undefined
}

function ofEvidence({
  claim,
  claims,
  now,
  header,
  expected,
  parameters,
  body,
}: Evidence): string | undefined {
  if (claims && now !== undefined) return times(claims, now)
  if (claims && claim && ['iss', 'aud', 'azp'].includes(claim)) return pair(claims[claim], expected)
  if (header && expected) return pair(header.alg, expected)
  if (header) return `the key ${shown(header.kid)}, for ${shown(header.alg)}`
  if (parameters?.has('iss')) return pair(parameters.get('iss'), expected)
  return body && pair(body.issuer, expected)
}

function pair(came: unknown, expected: unknown): string {
  return expected === undefined
    ? `it says ${shown(came)}`
    : `it says ${shown(came)}, expected ${shown(expected)}`
}

function times({ auth_time: authTime, iat, nbf, exp }: Claims, now: number): string {
  const facts = [
    sinceOrUntil('signed in', authTime, now),
    sinceOrUntil('issued', iat, now),
    sinceOrUntil('valid', nbf, now),
    sinceOrUntil('over', exp, now),
  ]
  return `by the clock of this host ${facts.filter((fact) => fact !== '').join(', ')}`
}

function sinceOrUntil(what: string, at: unknown, now: number): string {
  if (typeof at !== 'number' || !Number.isFinite(at)) return ''
  const seconds = Math.round(at - now)
  return seconds > 0 ? `${what} in ${seconds} s` : `${what} ${-seconds} s ago`
}

/** An identifier or an address from the wire, without query. What does not look like one could be anything. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return value.slice(0, 3).map(shown).join(', ')
  if (typeof value !== 'string') return value == null ? 'nothing' : `a ${typeof value}`
  const [plain = ''] = value.split(/[?#]/, 1)
  return /^(?!eyJ)[\w.:/~%+-]{1,120}$/.test(plain) ? plain : '…'
}

function isEvidence(cause: unknown): cause is Evidence {
  return typeof cause === 'object' && cause !== null && !(cause instanceof Error)
}

type Claims = Record<string, unknown>

/** The `cause` of what oauth4webapi throws. */
type Evidence = {
  claim?: string
  claims?: Claims
  now?: number
  header?: { alg?: unknown; kid?: unknown }
  expected?: unknown
  parameters?: URLSearchParams
  body?: { issuer?: unknown }
}
