import type { Person, SessionAnswer, SessionEnd } from './ask-session.ts'

/** How it stands with a page's session, and when to ask again. Times are milliseconds of this browser's clock. */
export type Standing = {
  status: 'quiet' | 'warning' | 'ended' | 'replaced'
  end: SessionEnd
  askAt: number
  /** Why it ended. */
  reason?: 'unused' | 'too_old' | 'elsewhere'
  /** Whose session took its place. */
  by?: string | undefined
  /** "Stay signed in" was asked for and did not work. */
  couldNotStay?: boolean
}

/** What a page's session was when the page was made. */
export type Start = { person: Person; end: SessionEnd; idleSeconds: number }

/** The standing that a page begins with. */
export function firstStanding({ end, idleSeconds }: Start): Standing {
  return { status: 'quiet', end, askAt: end.endsAt - lead(idleSeconds) }
}

/** The standing after an answer of the server's. */
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

/** Whether use cannot move the end of a session any further. */
export function isFinal({ endsAt, endsAtTheLatest }: SessionEnd): boolean {
  return endsAtTheLatest - endsAt < aSecond
}

const aSecond = 1000
const retryMilliseconds = 30_000
const never = Number.POSITIVE_INFINITY

/** Two minutes before the end; of a short session a third. */
function lead(idleSeconds: number): number {
  return Math.min(120, idleSeconds / 3) * aSecond
}

function reasonOf(end: SessionEnd): NonNullable<Standing['reason']> {
  if (Date.now() < end.endsAt - aSecond) return 'elsewhere'
  return isFinal(end) ? 'too_old' : 'unused'
}
