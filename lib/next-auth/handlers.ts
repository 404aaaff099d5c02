import 'server-only'
import { askNextAuth, csrfCookie } from './ask-next-auth.ts'
import { presentSession } from './present-session.ts'
import { signInAddress } from './sign-in-address.ts'
import { signOut } from './sign-out.ts'

/** The part of next-auth's HTTP interface that `next-auth/react` calls; anything else is 404. */
export const handlers = {
  async GET(request: Request, { params }: Context): Promise<Response> {
    switch ((await params).nextauth.join('/')) {
      case 'session':
        return sessionAnswer()
      case 'csrf':
        return uncached((await askNextAuth('csrf', {}, { headers: { cookie: csrfCookie(request) } })).answer)
      case 'providers':
        return uncached((await askNextAuth('providers')).answer)
      case 'signin':
        return uncached(new Response(null, { status: 303, headers: { Location: signInPage(request) } }))
      default:
        return nothing()
    }
  },
  async POST(request: Request, { params }: Context): Promise<Response> {
    return (await params).nextauth.join('/') === 'signout' ? uncached(await signOut(request)) : nothing()
  },
}

/** The session, or null; 503 when the store does not respond. It is a new response, without next-auth's cookies. */
async function sessionAnswer(): Promise<Response> {
  const presented = await presentSession()
  if (presented.status === 'unavailable') {
    return uncached(Response.json({ message: 'The session store does not answer.' }, { status: 503 }))
  }
  return uncached(Response.json(presented.status === 'signed_in' ? presented.session : null))
}

function signInPage(request: Request): string {
  return signInAddress(new URL(request.url).searchParams.get('callbackUrl') ?? '')
}

function nothing(): Response {
  return uncached(new Response(null, { status: 404 }))
}

function uncached(answer: Response): Response {
  const response = new Response(answer.body, answer)
  response.headers.set('Cache-Control', 'private, no-store')
  return response
}

type Context = { params: Promise<{ nextauth: string[] }> }
