import { LogoutRefusal } from '#lib/oidc/logout-refusal.ts'

/** A request's body of at most 64 kB. Throws `LogoutRefusal` as soon as it is longer. */
export async function boundedText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > 65_536) throw new LogoutRefusal('body', 'the request is longer than 64 kB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}
