import type { Context } from '../http/middleware.ts'
import type { IdentityProvider } from '../services.ts'
import type { Caller, Credentials } from './access/credentials.ts'

/** One request to the management API. */
export type Call = {
  idp: IdentityProvider
  context: Context
  credentials: Credentials
  /** The authenticated caller; absent where a route needs no credential. */
  caller: Caller | undefined
  /** Of the path, decoded. */
  parameters: { id: string }
  query: URLSearchParams
}

export type Answer = {
  status?: number
  body?: unknown
  /** For a list: the address of its next page, or empty after the last. */
  next?: string
}
