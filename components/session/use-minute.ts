import { useEffect, useState } from 'react'

/** The time in milliseconds, updated when the number of whole minutes until `endsAt` changes. */
export function useMinute(endsAt: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const left = endsAt - now
    const untilChange = left > 60_000 ? left % 60_000 : left - 30_000
    if (untilChange < 0) return
    const timer = setTimeout(() => setNow(Date.now()), untilChange + 10)
    return () => clearTimeout(timer)
  }, [endsAt, now])
  return now
}
