import type { Account } from '../accounts/account.ts'
import { log } from '../log.ts'
import { addressConfirmedPage, confirmAddressPage, linkUsedUpPage } from '../pages/mailed-link-pages.ts'
import { awaitedAccount } from './awaited-account.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { type Answer, getInteraction, type Visit } from './visit.ts'
import { signInAtApp } from './ways-into-app.ts'

export function showConfirmAddress(visit: Visit): Answer {
  const token = visit.query.get('token') ?? ''
  const account = accountOf(visit, token)
  if (!account) return usedUp(visit)
  return { page: confirmAddressPage(`${visit.base}/confirm-address`, token, account.email) }
}

/** Confirms the address. Continues to the app if this browser has given the account's password. */
export async function confirmAddress(visit: Visit): Promise<Answer> {
  const { idp, base, form } = visit
  const token = form.get('token') ?? ''
  const account = accountOf(visit, token)
  if (!account || !idp.mailTokens.use(token)) return usedUp(visit)
  idp.accounts.confirmAddress(account.id)
  log('info', { event: 'address_confirmed', sub: account.id })

  const interaction = await getInteraction(visit)
  if (!interaction) return { page: addressConfirmedPage(signInAtApp(visit.idp.settings)) }
  const awaited = awaitedAccount(idp, interaction)
  if (awaited?.id !== account.id || account.status !== 'active') {
    return { page: addressConfirmedPage(`${base}/sign-in`) }
  }
  return finishSignIn(visit, interaction, account.id, awaited.remember)
}

function accountOf({ idp }: Visit, token: string): Account | undefined {
  return idp.accounts.findById(idp.mailTokens.find('confirm_address', token) ?? '')
}

function usedUp(visit: Visit): Answer {
  return { status: 410, page: linkUsedUpPage(signInAtApp(visit.idp.settings)) }
}
