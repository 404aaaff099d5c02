import type { Browser } from '../../test/protocol/browser.ts'

/** The `Cookie` header that this browser would send. */
export function cookieHeader({ cookies }: Browser): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

/** Text for a header: characters that a header cannot carry are percent-encoded. */
export function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e\x80-\xff]/gu, encodeURIComponent)
}
