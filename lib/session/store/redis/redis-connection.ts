import { patientWait } from '#lib/time/patient-wait.ts'
import { StoreUnavailable } from '../session-store.ts'

/**
 * The one connection to Redis: reads and writes share it, so that a read after a write sees that write. Each call has one
 * second. `forget` is called with each changed key, and with `null` when change messages may have been missed.
 */
export class RedisConnection {
  readonly #url: string
  readonly #forget: (key: string | null) => void
  readonly #watchdog: NodeJS.Timeout
  #opening: Promise<RedisClient>

  constructor(url: string, forget: (key: string | null) => void) {
    this.#url = url
    this.#forget = forget
    this.#opening = this.#open()
    this.#watchdog = setInterval(() => void this.#watch(), watchMilliseconds)
    this.#watchdog.unref()
  }

  /** The answer of Redis. Throws `StoreUnavailable` when none comes within a second. */
  async run<Answer>(ask: (client: RedisClient) => Promise<Answer>): Promise<Answer> {
    try {
      return await inTime(this.#opening.then(ask))
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : 'unknown'
      throw new StoreUnavailable(
        `the session store at ${new URL(this.#url).host} does not answer: ${reason}`,
        {
          cause,
        },
      )
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#watchdog)
    await inTime(this.#opening.then((client) => client.close())).catch(() => {})
    this.#opening.then(discard, () => {})
  }

  // The client notices neither a Redis that is stopped nor a network that swallows everything: reads would hang, and
  // what was read before would be served for ever.
  async #watch(): Promise<void> {
    const opening = this.#opening
    try {
      await inTime(opening.then((client) => client.ping()))
    } catch {
      this.#forget(null)
      if (opening !== this.#opening) return
      this.#opening = this.#open()
      // Also one that was late: it must not stay open unused.
      opening.then(discard, () => {})
    }
  }

  #open(): Promise<RedisClient> {
    const opening = openClient(this.#url, this.#forget)
    opening.catch(() => {})
    return opening
  }
}

const watchMilliseconds = 1000
const callMilliseconds = 1000

// Loaded on first use, so that an app with SQLite does not load the library.
async function openClient(url: string, forget: (key: string | null) => void) {
  const { createClient } = await import('@redis/client')
  let connected = false
  const client = createClient({
    url,
    RESP: 3,
    emitInvalidate: true,
    // A call fails at once while there is no connection, instead of waiting for one.
    disableOfflineQueue: true,
    socket: {
      connectTimeout: callMilliseconds,
      // The client reconnects by itself once it was connected; before that the watchdog tries again.
      reconnectStrategy: (retries) => connected && Math.min(50 * 2 ** retries, 1000),
    },
  })
  client.on('invalidate', (key: Buffer | string | null) => forget(key === null ? null : String(key)))
  for (const event of ['error', 'end', 'reconnecting']) client.on(event, () => forget(null))
  try {
    // Its own timeout ends with TCP: a server that accepts and says nothing would leave one more socket each second.
    await inTime(client.connect())
  } catch (cause) {
    discard(client)
    throw cause
  }
  connected = true
  return client
}

function discard(client: RedisClient): void {
  if (client.isOpen) client.destroy()
}

async function inTime<Answer>(answer: Promise<Answer>): Promise<Answer> {
  const finished = new AbortController()
  const late = patientWait(callMilliseconds, finished.signal).then(() => {
    throw new Error(`no answer within ${callMilliseconds} ms`)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    finished.abort()
    late.catch(() => {})
  }
}

export type RedisClient = Awaited<ReturnType<typeof openClient>>
