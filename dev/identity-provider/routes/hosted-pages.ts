import type { Context, Middleware } from '../http/middleware.ts'
import { readForm } from '../http/read-form.ts'
import { page } from '../pages/page.ts'
import type { IdentityProvider } from '../services.ts'
import { changePassword, keepPassword, showChangePassword } from './change-password.ts'
import { confirmAddress, showConfirmAddress } from './confirm-address.ts'
import { answerConsent, showConsent } from './consent.ts'
import { forgotPassword, showForgotPassword } from './forgot-password.ts'
import { chooseNewPassword, showNewPassword } from './new-password.ts'
import type { Answer, PageRequest } from './page-request.ts'
import { register, showRegistration } from './register.ts'
import { sendConfirmationMail } from './send-confirmation-mail.ts'
import { showSignIn, signIn } from './sign-in.ts'
import { startInteraction } from './start-interaction.ts'

/** The hosted pages beside oidc-provider's own. Mailed links work in any browser. */
const routes: Record<string, (request: PageRequest) => Answer | Promise<Answer>> = {
  'GET /interaction/:uid': startInteraction,
  'GET /interaction/:uid/sign-in': showSignIn,
  'POST /interaction/:uid/sign-in': signIn,
  'GET /interaction/:uid/register': showRegistration,
  'POST /interaction/:uid/register': register,
  'POST /interaction/:uid/confirmation-mail': sendConfirmationMail,
  'GET /interaction/:uid/confirm-address': showConfirmAddress,
  'POST /interaction/:uid/confirm-address': confirmAddress,
  'GET /interaction/:uid/forgot-password': showForgotPassword,
  'POST /interaction/:uid/forgot-password': forgotPassword,
  'GET /interaction/:uid/new-password': showNewPassword,
  'POST /interaction/:uid/new-password': chooseNewPassword,
  'GET /interaction/:uid/change-password': showChangePassword,
  'POST /interaction/:uid/change-password': changePassword,
  'POST /interaction/:uid/keep-password': keepPassword,
  'GET /interaction/:uid/consent': showConsent,
  'POST /interaction/:uid/consent': answerConsent,
  'GET /new-password': showNewPassword,
  'POST /new-password': chooseNewPassword,
  'GET /change-password': showChangePassword,
  'POST /change-password': changePassword,
}

/** Answers requests for hosted pages and passes all others to oidc-provider. */
export function hostedPages(idp: IdentityProvider): Middleware {
  return async (context, next) => {
    const [, uid] = /^\/interaction\/([\w-]+)/.exec(context.path) ?? []
    const base = uid ? `/interaction/${uid}` : ''
    const method = context.method === 'HEAD' ? 'GET' : context.method
    const route = routes[`${method} ${context.path.replace(base, base && '/interaction/:uid')}`]
    if (!route) return next()

    const form = method === 'POST' ? await readForm(context) : new URLSearchParams()
    const query = new URLSearchParams(context.querystring)
    send(context, await route({ idp, context, uid, base, query, form }), idp)
  }
}

function send(context: Context, answer: Answer, { settings }: IdentityProvider): void {
  if ('redirect' in answer) {
    context.status = 303
    context.redirect(answer.redirect)
    return
  }
  context.status = answer.status ?? 200
  if (answer.retryAfter) context.set('retry-after', String(answer.retryAfter))
  context.type = 'html'
  context.body = page(answer.page, settings).source
}
