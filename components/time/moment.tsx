import { clock, day } from './words.ts'

/** "Today, 09:12 UTC": the server cannot know the visitor's time zone, so it names its own, quietly. */
export function Moment({ at, now }: { at: number; now: number }) {
  const word = day(at, now)
  return (
    <time dateTime={new Date(at * 1000).toISOString()}>
      {word.charAt(0).toUpperCase() + word.slice(1)}, {clock(at)} <span className="untold">UTC</span>
    </time>
  )
}

/** "09:12 UTC tomorrow". Today goes without saying, unless it is said: "09:12 UTC today". */
export function Clock({ at, now, saysToday = false }: { at: number; now: number; saysToday?: boolean }) {
  const word = day(at, now)
  return (
    <time dateTime={new Date(at * 1000).toISOString()}>
      {clock(at)} <span className="untold">UTC</span>
      {(saysToday || word !== 'today') && ` ${/\d/.test(word) ? 'on ' : ''}${word}`}
    </time>
  )
}
