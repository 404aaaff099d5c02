import { z } from 'zod'
import { boundedText } from '#lib/http/bounded-body.ts'
import { mediaType } from '#lib/http/media-type.ts'
import { LogoutRefusal } from '#lib/oidc/logout-refusal.ts'
import { parseJson } from '#lib/parse-json.ts'

/** The person in the request, by `iss` and `sub` only (RFC 9493, 3.2.3). Throws `LogoutRefusal`. */
export async function readSubject(request: Request): Promise<{ iss: string; sub: string }> {
  if (mediaType(request) !== 'application/json')
    throw new LogoutRefusal('content_type', 'the request is no JSON')
  const text = await boundedText(request)
  if (text === undefined) throw new LogoutRefusal('body', 'the request is longer than 64 kB')
  const json = parseJson(text)
  if (json === undefined) throw new LogoutRefusal('body', 'the body is no JSON')
  const { data: body } = anySubject.safeParse(json)
  if (!body) throw new LogoutRefusal('sub_id', 'the request names no person in sub_id')
  const { format } = body.sub_id
  if (format !== 'iss_sub') throw new LogoutRefusal('sub_id.format', adviceOn(format))
  const { data: subject } = issSub.safeParse(body.sub_id)
  if (!subject) throw new LogoutRefusal('sub_id', 'sub_id lacks iss or sub')
  return subject
}

const anySubject = z.object({ sub_id: z.looseObject({ format: z.string() }) })
const issSub = z.object({ iss: z.string().min(1), sub: z.string().min(1) })

function adviceOn(format: string): string {
  return format === 'email'
    ? 'sub_id names the person by e-mail address, which identifies no person here. In Okta’s console choose the subject format “Issuer and Subject identifier”.'
    : 'sub_id has another format than iss_sub'
}
