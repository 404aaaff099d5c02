import { causes } from './causes.ts'

/** Why a call did not get through, in the word of Node or of TLS: `ECONNREFUSED`, `SELF_SIGNED_CERT_IN_CHAIN`, … */
export function networkFault(thrown: unknown): string {
  const codes = causes(thrown).map((cause) => (cause as { code?: unknown }).code)
  return String(
    codes.find((code) => typeof code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(code)) ?? 'no reason given',
  )
}
