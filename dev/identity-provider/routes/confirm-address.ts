import type { Account } from '../accounts/account.ts'
import { log } from '../log.ts'
import { addressConfirmedPage, confirmAddressPage, linkUsedUpPage } from '../pages/mailed-link-pages.ts'
import { awaitedAccount } from './awaited-account.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { type Answer, getInteraction, type PageRequest } from './page-request.ts'
import { signInAtApp } from './ways-into-app.ts'

export function showConfirmAddress(request: PageRequest): Answer {
  const token = request.query.get('token') ?? ''
  const account = accountOf(request, token)
  if (!account) return usedUp(request)
  return { page: confirmAddressPage(`${request.base}/confirm-address`, token, account.email) }
}

/** Confirms the address. Continues to the app if this browser has given the account's password. */
export async function confirmAddress(request: PageRequest): Promise<Answer> {
  const { idp, base, form } = request
  const token = form.get('token') ?? ''
  const account = accountOf(request, token)
  if (!account || !idp.mailTokens.use(token)) return usedUp(request)
  idp.accounts.confirmAddress(account.id)
  log('info', { event: 'address_confirmed', sub: account.id })

  const interaction = await getInteraction(request)
  if (!interaction) return { page: addressConfirmedPage(signInAtApp(request.idp.settings)) }
  const awaited = awaitedAccount(idp, interaction)
  if (awaited?.id !== account.id || account.status !== 'active') {
    return { page: addressConfirmedPage(`${base}/sign-in`) }
  }
  return finishSignIn(request, interaction, account.id, awaited.remember)
}

function accountOf({ idp }: PageRequest, token: string): Account | undefined {
  return idp.accounts.findById(idp.mailTokens.find('confirm_address', token) ?? '')
}

function usedUp(request: PageRequest): Answer {
  return { status: 410, page: linkUsedUpPage(signInAtApp(request.idp.settings)) }
}
