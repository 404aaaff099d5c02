import { type Configuration, errors } from 'oidc-provider'
import type { Accounts } from '../accounts/accounts.ts'
import type { Settings } from '../settings.ts'

/**
 * The grant that this sign-in builds on. Consent `ask`: the one that the person gave. Consent `skip`: made and extended
 * as needed, since the app and the provider belong to the same organisation.
 */
export function existingGrant({ consent, mode }: Settings, accounts: Accounts): LoadExistingGrant {
  return async ({ oidc }) => {
    const { client, session, account, provider } = oidc
    if (!client || !session || !account) return undefined
    const groups = accounts.findById(account.accountId)?.groups ?? []
    if (mode === 'okta' && oidc.requestParamOIDCScopes.has('groups') && groups.length > mostGroupsAtOkta) {
      throw new errors.AccessDenied(`more than ${mostGroupsAtOkta} groups match the groups claim`)
    }
    const grantId = oidc.result?.consent?.grantId ?? session.grantIdFor(client.clientId)
    const given = grantId ? await provider.Grant.find(grantId) : undefined
    if (consent === 'ask') return given

    const grant = given ?? new provider.Grant({ accountId: account.accountId, clientId: client.clientId })
    grant.addOIDCScope([...oidc.requestParamOIDCScopes].join(' '))
    grant.addOIDCClaims([...oidc.requestParamClaims])
    await grant.save()
    return grant
  }
}

const mostGroupsAtOkta = 100

type LoadExistingGrant = NonNullable<Configuration['loadExistingGrant']>
