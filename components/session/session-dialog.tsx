'use client'

import { useState } from 'react'
import type { Person } from './ask-session.ts'
import { Modal } from './modal.tsx'
import { isFinal, type Standing } from './standing.ts'
import { useMinute } from './use-minute.ts'
import { useStanding } from './use-standing.ts'
import { wordsFor } from './words-for.ts'

/** The dialog of a session that is about to end or has ended. The page under it stays as it is. */
export function SessionDialog(props: SessionDialogProps) {
  const [standing, stay] = useStanding(() => startOf(props))
  const [closed, setClosed] = useState('')
  const canStay = standing.status === 'warning' && !isFinal(standing.end)
  const shown = `${standing.status} ${canStay}`
  if (standing.status === 'quiet' && closed) setClosed('')
  if (standing.status === 'quiet' || closed === shown) return null
  const close = () => setClosed(shown)
  return (
    <OpenDialog
      key={shown}
      standing={standing}
      limits={props}
      stay={canStay ? stay : undefined}
      close={close}
    />
  )
}

function OpenDialog({ standing, limits, stay, close }: OpenDialogProps) {
  const now = useMinute(standing.end.endsAt)
  return (
    <Modal {...wordsFor(standing, limits, now)} onEscape={stay ?? close} onClose={close}>
      {standing.couldNotStay && (
        <p className="field-error mt-3" role="alert">
          That did not work: the server cannot be reached, or cannot tell. Try again.
        </p>
      )}
      <div className="buttons mt-6">
        {stay ? <StayOrLeave stay={stay} /> : <GoOn status={standing.status} close={close} />}
      </div>
    </Modal>
  )
}

function StayOrLeave({ stay }: { stay: () => void }) {
  return (
    <>
      <button type="button" className="button button-primary" onClick={stay}>
        Stay signed in
      </button>
      <form method="post" action="/auth/logout">
        <button type="submit" className="button">
          Sign out now
        </button>
      </form>
    </>
  )
}

function GoOn({ status, close }: { status: Standing['status']; close: () => void }) {
  const here = `${location.pathname}${location.search}`
  const again = `/auth/login?returnTo=${encodeURIComponent(here)}`
  return (
    <>
      {status === 'replaced' ? (
        <a className="button button-primary" href={here}>
          Reload this page
        </a>
      ) : (
        <a className="button button-primary" href={again}>
          {status === 'warning' ? 'Sign in again' : 'Sign in'}
        </a>
      )}
      <button type="button" className="button" onClick={close}>
        {status === 'warning' ? 'Not now' : 'Stay on this page'}
      </button>
    </>
  )
}

function startOf({ person, idleSeconds, secondsLeft, secondsLeftAtMost }: SessionDialogProps) {
  const after = (seconds: number) => Date.now() + seconds * 1000
  return {
    person,
    idleSeconds,
    end: { endsAt: after(secondsLeft), endsAtTheLatest: after(secondsLeftAtMost) },
  }
}

export type SessionDialogProps = {
  person: Person
  secondsLeft: number
  secondsLeftAtMost: number
  idleSeconds: number
  absoluteSeconds: number
}

type OpenDialogProps = {
  standing: Standing
  limits: SessionDialogProps
  stay: (() => void) | undefined
  close: () => void
}
