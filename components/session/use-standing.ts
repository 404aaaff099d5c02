import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { askSession, type SessionAnswer, stayInSession } from './ask-session.ts'
import { onReturn } from './on-return.ts'
import { onOtherTabs, tellOtherTabs } from './other-tabs.ts'
import { firstStanding, nextStanding, type Standing, type Start } from './standing.ts'

/**
 * How it stands with this page's session, and `stay`, which uses it. It asks shortly before the end and at the end, when
 * somebody comes back to the page, and when another tab says that something changed; never in between.
 */
export function useStanding(start: () => Start): [Standing, stay: () => Promise<void>] {
  const [first] = useState(start)
  const [standing, setStanding] = useState(() => firstStanding(first))
  const latest = useRef(0)

  async function take(question: Promise<SessionAnswer>): Promise<SessionAnswer['status']> {
    const own = ++latest.current
    const answer = await question
    // A slow answer must not undo the one to a later question.
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

// Beyond it a browser's timer fires at once.
const longestTimer = 2 ** 31 - 1
