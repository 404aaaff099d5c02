import { causeChain } from './cause-chain.ts'
import { providerWords } from './provider-words.ts'

/** The reason for a failed call, as Node's or TLS's code: `ECONNREFUSED`, `SELF_SIGNED_CERT_IN_CHAIN`, … */
export function networkFault(thrown: unknown): string {
  const chain = causeChain(thrown)
  const codes = chain.map((cause) => (cause as { code?: unknown }).code)
  const code = codes.find((known) => typeof known === 'string' && /^[A-Z][A-Z0-9_]+$/.test(known))
  return code === undefined ? innermostMessage(chain) : String(code)
}

function innermostMessage(chain: unknown[]): string {
  const last = chain.filter((cause) => cause instanceof Error).at(-1)
  return providerWords(last?.message)
}
