import type { Provider } from 'oidc-provider'

/**
 * Fetches the client's keys again when no known key fits an assertion, at most twice a second. oidc-provider waits at
 * least a minute, and would refuse a client that rotates its key for that long.
 */
export async function noticeNewClientKeys(provider: Provider, clientId: string): Promise<void> {
  const client = (await provider.Client.find(clientId)) as ClientWithKeys | undefined
  if (!client) return
  let fetchedAt = 0
  Object.defineProperties(client.asymmetricKeyStore, {
    // oidc-provider writes it whenever it has fetched them.
    freshUntil: {
      set: () => {
        fetchedAt = Date.now()
      },
    },
    fresh: { value: () => Date.now() - fetchedAt < 500 },
  })
}

/** The package's types lack `asymmetricKeyStore`. */
type ClientWithKeys = { asymmetricKeyStore: object }
