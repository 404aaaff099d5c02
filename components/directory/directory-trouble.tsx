import { Notice } from '#components/notice/notice.tsx'
import { Clock } from '#components/time/moment.tsx'
import type { DirectoryResult, UnavailableReason } from '#lib/directory/directory-result.ts'

/** Explains a missing answer of the directory, what still works (`rest`), and offers to try again. */
export function DirectoryTrouble({ trouble, rest, retry, now }: DirectoryTroubleProps) {
  const { title, why } = texts[trouble.reason]
  return (
    <Notice tone="warn" title={title}>
      <p>
        {rest} {why} We asked at <Clock at={trouble.askedAt} now={now} />
        {trouble.reason === 'timeout' && ' and waited 5 seconds'}.
      </p>
      <p className="mt-3">
        <a className="button button-compact" href={retry}>
          Try again
        </a>
      </p>
    </Notice>
  )
}

/** Stands for one missing value among others that arrived. */
export function NotAvailableNow() {
  return <span className="not-provided">The directory does not answer this at the moment</span>
}

const silent = { title: 'The directory does not answer', why: '' }

const texts: Record<UnavailableReason, { title: string; why: string }> = {
  not_configured: { title: 'There is no directory', why: 'This application is not set up to ask one.' },
  unreachable: silent,
  timeout: silent,
  rate_limited: {
    title: 'The directory is busy',
    why: 'It takes no more questions from this application for a moment.',
  },
  refused: {
    title: 'The directory does not let this application in',
    why: 'Its operator has to renew the credentials; the reason is in the log.',
  },
  failed: { title: 'The directory does not work right now', why: 'It answered with an error of its own.' },
  unreadable: {
    title: 'The directory gave no answer that we can read',
    why: 'What came was something else than asked for.',
  },
}

type DirectoryTroubleProps = {
  trouble: Extract<DirectoryResult<unknown>, { status: 'unavailable' }>
  rest: string
  retry: string
  now: number
}
