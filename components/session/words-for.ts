import { duration } from '#components/time/words.ts'
import { isFinal, type Standing } from './standing.ts'

/** The dialog's texts. The title counts whole minutes only, since screen readers announce each change of it. */
export function wordsFor(standing: Standing, limits: Limits, now: number): { title: string; text: string } {
  switch (standing.status) {
    case 'warning':
      return warning(standing, limits, Math.max(0, standing.end.endsAt - now) / 1000)
    case 'replaced':
      return {
        title: 'Someone else is signed in now',
        text: `In this browser ${standing.by ?? 'someone else'} is signed in now. This page still shows what it did before.`,
      }
    default:
      return {
        title: 'You are signed out',
        text: `${whyEnded(standing, limits)} Sign in to go on where you were. What you have typed stays on this page until you leave it.`,
      }
  }
}

function warning({ end }: Standing, { idleSeconds, absoluteSeconds }: Limits, secondsLeft: number) {
  const title = `You will be signed out in ${minutes(secondsLeft)}`
  if (isFinal(end)) {
    const text = `A sign-in lasts ${duration(absoluteSeconds)} at most. Sign in again to go on; copy what you have typed first.`
    return { title, text }
  }
  const unused = Math.floor((idleSeconds - secondsLeft) / 60)
  const since = unused < 1 ? 'a while' : `${unused} minute${unused === 1 ? '' : 's'}`
  const text = `You have not used this page for ${since}. If you are still here, stay signed in; what you have typed is kept.`
  return { title, text }
}

function minutes(seconds: number): string {
  if (seconds <= 30) return 'less than a minute'
  const whole = Math.ceil(seconds / 60)
  return `${whole} minute${whole === 1 ? '' : 's'}`
}

function whyEnded({ reason }: Standing, { idleSeconds, absoluteSeconds }: Limits): string {
  if (reason === 'unused') return `You were signed out after ${duration(idleSeconds)} without use.`
  if (reason === 'too_old') return `A sign-in lasts ${duration(absoluteSeconds)} at most.`
  return 'It happened in another tab or on another device.'
}

type Limits = { idleSeconds: number; absoluteSeconds: number }
