import { z } from 'zod'
import { readPrivateKey } from './private-keys.ts'
import { isOktaConsole, oktaConsoleFault } from './urls.ts'
import { credential } from './values.ts'

/** `OKTA_ORG_URL`: the org's origin. The SDK adds paths to it, so it has no trailing slash. */
export const oktaOrgUrl = z
  .string()
  .refine(
    (value) => !/[{}<>\s]/.test(value),
    'has a placeholder. Give the org’s address, e.g. https://example.okta.com.',
  )
  .refine(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    'is not an http or https URL. Give the org’s address, e.g. https://example.okta.com.',
  )
  .refine(
    (value) => !URL.canParse(value) || new URL(value).href === `${new URL(value).origin}/`,
    'must be an origin alone: no path, no query, no user name. E.g. https://example.okta.com.',
  )
  .refine((value) => !isOktaConsole(value), oktaConsoleFault)
  .transform((value) => (URL.canParse(value) ? new URL(value).origin : value))

/** `OKTA_API_TOKEN`: the SDK sends it as `SSWS`. */
export const oktaApiToken = credential('Make one in Okta’s console: Security, API, Tokens.')

/** `OKTA_CLIENT_ID` of a service app. */
export const oktaClientId = credential('Copy the client ID of the service app from Okta’s console.')

/** `OKTA_PRIVATE_KEY`: an RSA key as PEM, also with `\n` written out, or as a JWK. Returned in one of these two forms. */
export const oktaPrivateKey = z
  .string()
  .transform((value) => value.replaceAll('\\n', '\n').trim())
  .superRefine((value, context) => {
    const fault = faultOf(value)
    if (fault) context.addIssue(fault)
  })

/** Faults between the directory's settings, such as a missing half or two credentials. One line each. */
export function oktaFaults(read: OktaVariables): string[] {
  const { OKTA_ORG_URL: org, OKTA_API_TOKEN: token, OKTA_CLIENT_ID: id, OKTA_PRIVATE_KEY: key } = read
  const faults: string[] = []
  if (!org && (token || id || key)) {
    const set = token ? 'OKTA_API_TOKEN' : id ? 'OKTA_CLIENT_ID' : 'OKTA_PRIVATE_KEY'
    faults.push(`OKTA_ORG_URL is not set, but ${set} is. Set both, or leave the directory out altogether.`)
  }
  if (org && !token && !id && !key) {
    faults.push('OKTA_API_TOKEN is not set. Set it, or a service app’s OKTA_CLIENT_ID and OKTA_PRIVATE_KEY.')
  }
  if (id && !key) faults.push('OKTA_PRIVATE_KEY is not set, but OKTA_CLIENT_ID is. Set both.')
  if (key && !id) faults.push('OKTA_CLIENT_ID is not set, but OKTA_PRIVATE_KEY is. Set both.')
  if (token && (id || key)) {
    faults.push(
      'OKTA_API_TOKEN is set beside a service app. Leave out one: the token, or OKTA_CLIENT_ID and OKTA_PRIVATE_KEY.',
    )
  }
  return faults
}

/** The directory in the settings, or nothing. */
export function oktaFrom(read: OktaVariables): OktaSettings | undefined {
  const { OKTA_ORG_URL: orgUrl, OKTA_API_TOKEN: token, OKTA_CLIENT_ID: clientId } = read
  if (!orgUrl) return undefined
  if (token) return { orgUrl, token }
  return clientId && read.OKTA_PRIVATE_KEY
    ? { orgUrl, clientId, privateKey: read.OKTA_PRIVATE_KEY }
    : undefined
}

function faultOf(value: string): string | undefined {
  const key = readPrivateKey(value)
  if (!key) {
    return 'is no private key that can be read. Give the service app’s RSA key, unencrypted, as PEM or JWK.'
  }
  if (key.asymmetricKeyType === 'ec') {
    return 'is an EC key. Okta’s SDK signs with RSA only (okta-sdk-nodejs#496). Register an RSA key of 2048 bits or more.'
  }
  if (key.asymmetricKeyType !== 'rsa') {
    return `is of the type ${key.asymmetricKeyType}. Okta’s SDK signs with RSA only. Register an RSA key.`
  }
  return undefined
}

type OktaVariables = {
  OKTA_ORG_URL?: string | undefined
  OKTA_API_TOKEN?: string | undefined
  OKTA_CLIENT_ID?: string | undefined
  OKTA_PRIVATE_KEY?: string | undefined
}

export type OktaSettings = { orgUrl: string } & (
  | { token: string; clientId?: never; privateKey?: never }
  | { token?: never; clientId: string; privateKey: string }
)
