import type { Context } from './middleware.ts'

/** The answers of a form. Throws 413 above 8 kB and 415 for anything but a form. */
export async function readForm(context: Context): Promise<URLSearchParams> {
  if (!context.is('application/x-www-form-urlencoded')) context.throw(415)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of context.req) {
    size += chunk.length
    if (size > mostBytes) context.throw(413)
    chunks.push(chunk)
  }
  return new URLSearchParams(Buffer.concat(chunks).toString())
}

const mostBytes = 8192
