import { Rail } from '#components/facts/rail.tsx'
import { day } from '#components/time/words.ts'

/** The date of the person's first sign-in here. */
export function FirstSignIn({ at, now }: { at: number; now: number }) {
  const word = day(at, now)
  return (
    <Rail title="Your account here" source="Kept by this app from one sign-in to the next.">
      <p>
        You first signed in here {/\d/.test(word) && 'on '}
        <time dateTime={new Date(at * 1000).toISOString()}>{word}</time>.
      </p>
    </Rail>
  )
}
