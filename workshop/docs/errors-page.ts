import { errorTexts } from '../../components/authentication-error/texts.ts'
import { authenticationErrorCodes } from '../../lib/oidc/authentication-error.ts'
import { likelyCauses } from '../../lib/oidc/symptoms/likely-causes.ts'
import type { Symptom } from '../../lib/oidc/symptoms/symptom.ts'
import { symptoms } from '../../lib/oidc/symptoms/symptoms.ts'
import { table } from './table.ts'

/** `docs/errors.md`, from the texts of the error page and the symptoms of the providers. */
export function errorsPage(): string {
  return `${head}
## Codes

${authenticationErrorCodes.map(code).join('\n\n')}

## What lies behind them

${legend}

${providers.map(([name, rows]) => `### ${name}\n\n${symptomTable(rows)}`).join('\n\n')}
`
}

const head = `<!-- Written by \`npm run docs:errors\` in workshop/, from components/authentication-error/texts.ts and lib/oidc/symptoms. -->

# Errors

A sign-in that fails ends on \`/auth/error?code=…&reference=…\`. The visitor reads what happened, what to do, and a reference such as \`7K4M-PQ2X\`. In production that page shows neither the provider's words nor an operator's text, and the address cannot add them.

The operator finds the reference in one line of the log:

\`\`\`json
{"level":"warn","event":"sign_in_refused","code":"client_refused","check":"token_error","reference":"7K4M-PQ2X","detail":"token answered 401 unauthorized_client: Invalid client credentials","cause":"The client secret is wrong, …","fix":"Clients ▸ OIDC_CLIENT_ID ▸ Credentials ▸ Client Secret: …"}
\`\`\`

\`code\` is the code in the address. \`check\` names the check that failed. \`detail\` holds the provider's words, shortened, or the value that came and the value that was expected. \`fix\` says what to do. \`cause\` is present when the app recognised the provider's words. Under \`npm run dev\` and \`npm run preview\` the page shows all of it.

The app does not see every mistake: the provider shows some of them to the visitor on its own page, above all a wrong redirect URI. [okta.md](okta.md) and [keycloak.md](keycloak.md) list those too.
`

const legend = `The first row that matches counts; a provider's own rows come before those of any provider. \`OIDC_PRESET\` selects the provider's rows.`

const providers: [name: string, rows: Symptom[]][] = [
  ['Okta', symptoms.okta ?? []],
  ['Keycloak', symptoms.keycloak ?? []],
  ['Microsoft Entra', symptoms['entra-external-id'] ?? []],
  ['Auth0', symptoms.auth0 ?? []],
  ['Google', symptoms.google ?? []],
  ['Amazon Cognito', symptoms.cognito ?? []],
  ['Any provider', symptoms.generic],
]

function code(name: (typeof authenticationErrorCodes)[number]): string {
  const { title, happened, toDo, toDoSignedIn } = errorTexts[name]
  const { likely, fix } = likelyCauses[name]
  const whileSignedIn = toDoSignedIn ? ` While signed in: ${toDoSignedIn}` : ''
  return `### \`${name}\`

- Visitor: **${title}.** ${named(`${happened} ${toDo}${whileSignedIn}`)}
- Operator: ${likely} **To do:** ${fix}`
}

function named(text: string): string {
  return text.replaceAll('{provider}', 'Example ID')
}

function symptomTable(rows: Symptom[]): string {
  return table(
    ['code', 'check', 'detail has', 'cause', 'where to fix it'],
    rows.map(({ code: failed, check, says, cause, fix }) => [
      machine(failed),
      machine(check),
      machine(says),
      cause,
      fix,
    ]),
  )
}

function machine(word: string | undefined): string {
  return word === undefined ? 'any' : `\`${word}\``
}
