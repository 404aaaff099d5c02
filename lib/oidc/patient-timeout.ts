import { patientWait } from './patient-wait.ts'

/** A signal that aborts after so many milliseconds as `AbortSignal.timeout` does, but counts them patiently. */
export function patientTimeout(milliseconds: number): AbortSignal {
  const late = new AbortController()
  const reason = new DOMException(`no answer within ${milliseconds} ms`, 'TimeoutError')
  void patientWait(milliseconds).then(() => late.abort(reason))
  return late.signal
}
