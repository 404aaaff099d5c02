import { ownVariableNames } from '#lib/env/providers.ts'
import type { AuthenticationError } from '#lib/oidc/authentication-error.ts'
import type { Client } from '#lib/oidc/client.ts'
import { explain } from '#lib/oidc/explain.ts'
import { type LikelyCause, likelyCauses } from '#lib/oidc/symptoms/likely-causes.ts'

/**
 * The operator's text for a failure: the cause, known or likely, and the fix. With several providers it names the
 * variables and the callback of this one.
 */
export function operatorText(client: Client | undefined, failure: AuthenticationError): OperatorText {
  const explanation = client && explain(client, failure)
  const { likely, fix } = likelyCauses[failure.code]
  const said = (text: string) => (client?.name === undefined ? text : inNamesOf(client.name, text))
  return {
    ...(explanation && { cause: said(explanation.cause) }),
    likely: said(likely),
    fix: said(explanation?.fix ?? fix),
  }
}

function inNamesOf(name: string, text: string): string {
  return ownVariableNames(name, text).replaceAll('`/auth/callback`', `\`/auth/callback/${name}\``)
}

export type OperatorText = LikelyCause & { cause?: string }
