import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { patientTimeout } from '#lib/time/patient-wait.ts'

test('after a stall of the event loop, a pending answer is read before the signal aborts', async () => {
  const signal = patientTimeout(1000)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1200)
  await wait(1)
  expect(signal.aborted).toBe(false)
})

test('the signal aborts when no answer comes in time', async () => {
  const signal = patientTimeout(50)
  await once(signal, 'abort')
  expect(signal.reason).toMatchObject({ name: 'TimeoutError' })
})
