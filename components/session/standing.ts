import type { Person, SessionAnswer, SessionEnd } from './ask-session.ts'

/** The state of a page's session, and when to ask the server again. Times are milliseconds of this browser's clock. */
export type Standing = {
  status: 'quiet' | 'warning' | 'ended' | 'replaced'
  end: SessionEnd
  askAt: number
  /** Why it ended. */
  reason?: 'unused' | 'too_old' | 'elsewhere'
  /** The name of the person whose session took its place. */
  by?: string | undefined
  /** "Stay signed in" failed. */
  couldNotStay?: boolean
}

/** The page's session when the page was rendered. */
export type Start = { person: Person; end: SessionEnd; idleSeconds: number }

/** The state when the page opens. */
export function firstStanding({ end, idleSeconds }: Start): Standing {
  return { status: 'quiet', end, askAt: end.endsAt - lead(idleSeconds) }
}

/** The state after an answer of the server. */
export function nextStanding(before: Standing, answer: SessionAnswer, start: Start): Standing {
  if (answer.status === 'unknown') return { ...before, askAt: Date.now() + retryMilliseconds }
  if (answer.status === 'signed_out') {
    return { status: 'ended', end: before.end, askAt: never, reason: before.reason ?? reasonOf(before.end) }
  }
  const { person, end } = answer
  if (person && (person.iss !== start.person.iss || person.sub !== start.person.sub)) {
    return { status: 'replaced', end, askAt: never, by: person.name }
  }
  const warnAt = end.endsAt - lead(start.idleSeconds)
  return warnAt > Date.now()
    ? { status: 'quiet', end, askAt: warnAt }
    : { status: 'warning', end, askAt: end.endsAt + aSecond }
}

/** Whether the absolute limit ends the session next, so that activity cannot move its end. */
export function isFinal({ endsAt, endsAtTheLatest }: SessionEnd): boolean {
  return endsAtTheLatest - endsAt < aSecond
}

const aSecond = 1000
const retryMilliseconds = 30_000
const never = Number.POSITIVE_INFINITY

/** Two minutes before the end, or a third of a short session. */
function lead(idleSeconds: number): number {
  return Math.min(120, idleSeconds / 3) * aSecond
}

function reasonOf(end: SessionEnd): NonNullable<Standing['reason']> {
  if (Date.now() < end.endsAt - aSecond) return 'elsewhere'
  return isFinal(end) ? 'too_old' : 'unused'
}
