import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { askSession, type SessionAnswer, stayInSession } from './ask-session.ts'
import { onReturn } from './on-return.ts'
import { onOtherTabs, tellOtherTabs } from './other-tabs.ts'
import { firstStanding, nextStanding, type Standing, type Start } from './standing.ts'

/**
 * The state of this page's session, and `stay`, which keeps the session. The server is asked shortly before the end, at
 * the end, when the person comes back to the page, and when another tab announces a change, and at no other time.
 */
export function useStanding(start: () => Start): [Standing, stay: () => Promise<void>] {
  const [first] = useState(start)
  const [standing, setStanding] = useState(() => firstStanding(first))
  const latest = useRef(0)

  async function take(question: Promise<SessionAnswer>): Promise<SessionAnswer['status']> {
    const own = ++latest.current
    const answer = await question
    // A slow answer must not overwrite the answer to a later request.
    if (own === latest.current) setStanding((before) => nextStanding(before, answer, first))
    return answer.status
  }

  const check = useEffectEvent(() => void take(askSession()))

  async function stay() {
    const status = await take(stayInSession())
    if (status === 'unknown') setStanding((before) => ({ ...before, couldNotStay: true }))
    else tellOtherTabs('stay')
  }

  useEffect(() => {
    if (standing.askAt === Number.POSITIVE_INFINITY) return
    const timer = setTimeout(check, Math.min(Math.max(1000, standing.askAt - Date.now()), longestTimer))
    return () => clearTimeout(timer)
  }, [standing])

  useEffect(() => onReturn(() => check()), [])
  useEffect(() => onOtherTabs(() => check()), [])
  return [standing, stay]
}

// A browser's timer with a longer delay fires at once.
const longestTimer = 2 ** 31 - 1
