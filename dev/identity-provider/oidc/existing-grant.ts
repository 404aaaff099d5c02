import type { Configuration } from 'oidc-provider'
import type { Settings } from '../settings.ts'

/**
 * The grant that this sign-in builds on. Consent `ask`: the one that the person gave. Consent `skip`: made and extended
 * as needed, since the app and the provider belong to the same organisation.
 */
export function existingGrant(consent: Settings['consent']): LoadExistingGrant {
  return async ({ oidc }) => {
    const { client, session, account, provider } = oidc
    if (!client || !session || !account) return undefined
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

type LoadExistingGrant = NonNullable<Configuration['loadExistingGrant']>
