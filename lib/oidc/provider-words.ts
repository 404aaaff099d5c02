/** A provider's text for the log: one short line, and no long word, since that could be a code or a token. */
export function providerWords(text: string | undefined): string {
  return (text ?? 'no text')
    .replace(/[^\x20-\x7e]+/g, ' ')
    .replace(/[^\s"':]{25,}/g, '…')
    .slice(0, 200)
}
