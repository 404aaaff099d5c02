import { Notice } from './notice.tsx'

/** The session store does not respond. The visitor may be signed in or not, so the text claims neither. */
export function StoreUnavailable({ retry }: { retry: string }) {
  return (
    <Notice tone="warn" title="We cannot tell whether you are signed in">
      <p>Our session service is not responding. Nothing has changed. Try again in a few minutes.</p>
      <p className="mt-3">
        <a className="button button-compact" href={retry}>
          Try again
        </a>
      </p>
    </Notice>
  )
}
