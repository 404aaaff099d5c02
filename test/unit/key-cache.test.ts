import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { currentKeys, knownKeys, refetchKeys } from '#lib/oidc/key-cache.ts'

let published: string[] | 'broken'
let asked = 0
let address = ''
const server = createServer((_request, response) => {
  asked++
  if (published === 'broken') return void response.writeHead(500).end()
  response.setHeader('Content-Type', 'application/json')
  response.end(JSON.stringify({ keys: published.map((kid) => ({ kty: 'RSA', kid })) }))
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  address = `http://localhost:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

let uri = ''
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  published = ['one']
  asked = 0
  uri = `${address}/${crypto.randomUUID()}`
})
afterEach(() => {
  vi.useRealTimers()
})

const kidsOf = (keys: Awaited<ReturnType<typeof currentKeys>>) => keys.jwks.keys.map(({ kid }) => kid)
const pass = (milliseconds: number) => void vi.setSystemTime(Date.now() + milliseconds)

describe('the cache of keys', () => {
  test('callers at once share one request', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => currentKeys(uri)))
    expect(all.map(kidsOf)).toEqual(Array.from({ length: 20 }, () => ['one']))
    expect(asked).toBe(1)
    expect(knownKeys(uri)).toBe(all[0])
  })

  test('a fetch without a new key is the last for five seconds, for either purpose', async () => {
    const keys = await currentKeys(uri)
    for (const looker of ['sign_in', 'statement'] as const) {
      asked = 0
      await Promise.all(Array.from({ length: 20 }, () => refetchKeys(uri, keys, looker)))
      pass(4900)
      await refetchKeys(uri, keys, looker)
      expect(asked).toBe(1)
      pass(200)
      await refetchKeys(uri, keys, looker)
      expect(asked).toBe(2)
    }
  })

  test('a fetch that brings a new key does not delay the next one', async () => {
    let keys = await currentKeys(uri)
    for (const kid of ['two', 'three', 'four']) {
      published = [kid]
      keys = await refetchKeys(uri, keys, 'sign_in')
      expect(kidsOf(keys)).toEqual([kid])
    }
    expect(asked).toBe(4)
    expect(knownKeys(uri)).toBe(keys)
  })

  test('who saw the keys before a rotation is given what another has fetched since', async () => {
    const before = await currentKeys(uri)
    published = ['two']
    const after = await refetchKeys(uri, before, 'sign_in')
    expect(await refetchKeys(uri, before, 'sign_in')).toBe(after)
    expect(await refetchKeys(uri, before, 'statement')).toBe(after)
    expect(asked).toBe(2)
  })

  test('nodes that answer in turns while a provider rotates make no endless news', async () => {
    const keys = await currentKeys(uri)
    for (const turn of [['one', 'two'], ['one'], ['one', 'two'], ['one'], ['one', 'two']]) {
      published = turn
      await refetchKeys(uri, keys, 'statement')
      await refetchKeys(uri, await currentKeys(uri), 'statement')
    }
    expect(asked).toBe(3)
  })

  test('a failed fetch leaves the known keys, and is not repeated for five seconds', async () => {
    const keys = await currentKeys(uri)
    published = 'broken'
    for (let turn = 0; turn < 3; turn++)
      await expect(refetchKeys(uri, keys, 'statement')).rejects.toMatchObject({ check: 'jwks' })
    expect(asked).toBe(2)
    expect(knownKeys(uri)).toBe(keys)
    pass(5100)
    published = ['two']
    expect(kidsOf(await refetchKeys(uri, keys, 'statement'))).toEqual(['two'])
  })

  test('keys that could not be had are asked for again by the next caller', async () => {
    published = 'broken'
    await expect(currentKeys(uri)).rejects.toMatchObject({ code: 'provider_unreachable' })
    published = ['one']
    expect(kidsOf(await currentKeys(uri))).toEqual(['one'])
  })
})
