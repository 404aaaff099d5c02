import { clock, day } from './words.ts'

/** "Today, 09:12 UTC": the server does not know the visitor's time zone, so it names its own in small type. */
export function Moment({ at, now }: { at: number; now: number }) {
  const word = day(at, now)
  return (
    <time dateTime={new Date(at * 1000).toISOString()}>
      {word.charAt(0).toUpperCase() + word.slice(1)}, {clock(at)} <span className="not-provided">UTC</span>
    </time>
  )
}

/** "09:12 UTC tomorrow". Today is left out, unless requested: "09:12 UTC today". */
export function Clock({ at, now, saysToday = false }: { at: number; now: number; saysToday?: boolean }) {
  const word = day(at, now)
  return (
    <time dateTime={new Date(at * 1000).toISOString()}>
      {clock(at)} <span className="not-provided">UTC</span>
      {(saysToday || word !== 'today') && ` ${/\d/.test(word) ? 'on ' : ''}${word}`}
    </time>
  )
}
