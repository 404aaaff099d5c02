import { Notice } from '#components/notice/notice.tsx'

/** For a visitor whose browser still sends the cookie of an ended session. */
export function SessionEnded() {
  return (
    <div className="mb-8 max-w-[31rem]">
      <Notice tone="neutral" title="Your session has ended">
        <p>Sign in again to go on. Nothing else has changed.</p>
      </Notice>
    </div>
  )
}
