/** Every http and https address in a text, without the full stop or bracket that closes its sentence. */
export function linksIn(text: string): string[] {
  const found = text.match(address) ?? []
  return found.map((link) => link.replace(/[.,;:!?)\]]+$/, '')).filter((link) => URL.canParse(link))
}

/** Whether a link leads to this machine. The text of a mail is untrusted, so only such links become clickable. */
export function leadsHere(link: string): boolean {
  const { protocol, hostname } = new URL(link)
  const loopback = hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
  return loopback && (protocol === 'http:' || protocol === 'https:')
}

const address = /\bhttps?:\/\/[^\s<>"'`]+/gi
