import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { patientTimeout } from '#lib/time/patient-wait.ts'

test('a process that was held up itself still reads what has come', async () => {
  const signal = patientTimeout(1000)
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1200)
  await wait(1)
  expect(signal.aborted).toBe(false)
})

test('whoever does not answer is late', async () => {
  const signal = patientTimeout(50)
  await once(signal, 'abort')
  expect(signal.reason).toMatchObject({ name: 'TimeoutError' })
})
