import { TextPage } from '#components/text-page.tsx'

/** The page at the end of a sign-out. It claims only what is known about the session at the provider. */
export function SignedOut({ provider, atProvider, signIn }: SignedOutProps) {
  return (
    <TextPage title="You are signed out">
      <p className="mt-3 text-ink-soft">{sentences[atProvider].replaceAll('{provider}', provider)}</p>
      <div className="buttons mt-6">
        <a className="button button-primary" href={signIn}>
          Sign in again
        </a>
        <a className="button" href="/">
          Go to the home page
        </a>
      </div>
    </TextPage>
  )
}

const sentences: Record<AtProvider, string> = {
  ended: 'You are signed out here and at {provider}. Other devices stay signed in.',
  unknown: 'You are signed out here, on this device.',
  unreached: 'You are signed out here. We could not reach {provider}, so you may still be signed in there.',
  left: 'You are signed out here, and may still be signed in at {provider}. Other devices stay signed in.',
  none: 'You are signed out here. {provider} offers no sign-out to apps, so you may still be signed in there.',
}

type SignedOutProps = { provider: string; atProvider: AtProvider; signIn: string }

/** The session at the provider: ended, unknown, without an answer, not asked to end, or impossible to end. */
export type AtProvider = 'ended' | 'unknown' | 'unreached' | 'left' | 'none'
