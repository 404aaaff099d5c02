import type { Context } from '../http/middleware.ts'
import { log } from '../log.ts'
import { recordSignIn } from '../management/system-log/record-sign-in.ts'
import { endProviderSession } from '../oidc/end-provider-session.ts'
import type { IdentityProvider } from '../services.ts'
import type { Answer, Interaction, PageRequest } from './page-request.ts'

/** Signs the account in at this provider and continues to the app. A previous session of this browser here ends. */
export async function finishSignIn(
  { idp, context }: PageRequest,
  interaction: Interaction,
  accountId: string,
  remember: boolean,
): Promise<Answer> {
  await makeRoom(idp, context, interaction, accountId)
  interaction.result = {
    ...interaction.lastSubmission,
    login: { accountId, remember, amr: ['pwd'] },
    // Who came to register and then signs in instead has answered that question too.
    create: {},
  }
  await interaction.persist()
  log('info', { event: 'signed_in', sub: accountId })
  recordSignIn(idp, context, accountId)
  return { redirect: interaction.returnTo }
}

// To end another person's session, oidc-provider shows a page that posts itself by script; our pages run none. It also
// never turns a browser-session cookie into a persistent one.
async function makeRoom(
  { oidc }: IdentityProvider,
  context: Context,
  interaction: Interaction,
  accountId: string,
): Promise<void> {
  const session = await oidc.Session.get(context)
  if (!session.accountId) return
  if (session.accountId !== accountId) {
    await endProviderSession(oidc, session)
    delete interaction.session
  } else if (session.transient) {
    session.transient = false
    await session.persist()
  }
}
