import type { ReactNode } from 'react'
import { TextPage } from '#components/text-page.tsx'
import type { SessionReading } from '#lib/session/session.ts'
import type { VisitorText } from './texts.ts'

/** Explains to the visitor why a sign-in failed. It never reveals whether an account exists. */
export function AuthenticationErrorPage(props: ErrorPageProps) {
  const { text, provider, signIn, reading, reference, operator } = props
  const signedIn = reading.status === 'signed_in'
  const say = (words: string) => words.replaceAll('{provider}', provider)
  return (
    <TextPage title={text.title}>
      <h2 className="mt-8">What happened</h2>
      <p className="mt-1.5">
        {say(text.happened)} {standing[reading.status]}
      </p>
      <h2 className="mt-7">What to do</h2>
      <p className="mt-1.5">{say((signedIn && text.toDoSignedIn) || text.toDo)}</p>
      <div className="buttons mt-6">
        <NextStep text={text} signedIn={signedIn} signIn={signIn} />
        <a className="button" href="/">
          Go to the home page
        </a>
      </div>
      {reference && <Reference reference={reference} />}
      {operator}
    </TextPage>
  )
}

const standing: Record<SessionReading['status'], string> = {
  signed_in: 'You are still signed in.',
  signed_out: 'You are not signed in, and nothing has changed.',
  unavailable: '',
}

function NextStep({ text, signedIn, signIn }: NextStepProps) {
  const toDashboard = signedIn && text.toDoSignedIn
  return (
    <a className="button button-primary" href={toDashboard ? '/dashboard' : signIn}>
      {toDashboard ? 'Go to the dashboard' : text.retry ? 'Try again' : 'Sign in again'}
    </a>
  )
}

function Reference({ reference }: { reference: string }) {
  return (
    <div className="mt-8 border-line border-t pt-5">
      <p className="text-small text-ink-soft">If it happens again, tell support this reference</p>
      <p className="mt-1 font-mono select-all">{reference}</p>
    </div>
  )
}

type NextStepProps = { text: VisitorText; signedIn: boolean; signIn: string }

type ErrorPageProps = {
  text: VisitorText
  provider: string
  /** Where signing in again begins. */
  signIn: string
  reading: SessionReading
  reference: string | undefined
  operator?: ReactNode
}
