/** Orders trouble at the embedded provider's directory. It strikes where the path begins as ordered, until the end. */
export async function orderTrouble(provider: { url: string }, order: Order): Promise<void> {
  const answer = await fetch(`${provider.url}/management/control`, {
    method: 'PUT',
    body: JSON.stringify(order),
  })
  if (!answer.ok) throw new Error(`The provider answered ${answer.status}.`)
}

/** The calls to the directory so far whose address has this text. One that hangs counts when it ends. */
export async function callsAbout(provider: { url: string }, text: string): Promise<DirectoryCall[]> {
  const answer = await fetch(`${provider.url}/management/control`)
  const { calls } = (await answer.json()) as { calls: DirectoryCall[] }
  return calls.filter(({ path, query }) => `${path}?${decodeURIComponent(query)}`.includes(text))
}

type Order = { kind: string; path: string; seconds?: number; times?: number }

export type DirectoryCall = { method: string; path: string; query: string; status: number }
