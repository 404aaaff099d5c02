import { brand } from '#components/brand/brand.ts'
import { SiteName } from '#components/shell/site-name.tsx'
import { TextPage } from '#components/text-page.tsx'

/** For error.tsx and global-error.tsx, which Next runs in the browser: small, and it makes no claim about a session. */
export function Failure({ reference }: { reference: string | undefined }) {
  return (
    <>
      <header className="site-header">
        <div className="shell">
          <SiteName />
        </div>
      </header>
      <main id="main" tabIndex={-1} className="shell grow">
        <TextPage title="This page does not work right now">
          <p className="mt-3 text-ink-soft">
            Something failed in {brand.name} while it made the page. Nothing has changed. Try again in a
            moment.
          </p>
          <div className="buttons mt-6">
            <button type="button" className="button button-primary" onClick={() => window.location.reload()}>
              Try again
            </button>
            <a className="button" href="/">
              Go to the home page
            </a>
          </div>
          {reference && (
            <p className="mt-8 border-line border-t pt-5 text-small text-ink-soft">
              If it happens again, tell support this reference{' '}
              <span className="block font-mono text-body text-ink select-all">{reference}</span>
            </p>
          )}
        </TextPage>
      </main>
    </>
  )
}
