import type { Provider } from 'oidc-provider'

/**
 * Has the client's keys fetched anew when an assertion fits none of them, at most twice a second. oidc-provider waits for
 * a minute at least, and a client that changes its key would be refused as long.
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

/** `asymmetricKeyStore` is missing in the package's types. */
type ClientWithKeys = { asymmetricKeyStore: object }
