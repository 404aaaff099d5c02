import { brand } from '../../brand.ts'
import type { Answer, Call } from '../call.ts'
import { oktaId } from '../okta-id.ts'
import { requireEntry } from './get-user.ts'

/** The applications of a person: the one registered app is assigned to all people. */
export function listAppLinks(call: Call): Answer {
  const { id } = requireEntry(call)
  const { appUrl, clientId, issuer } = call.idp.settings
  return {
    next: '',
    body: [
      {
        id: oktaId('00u', `${clientId} ${id}`),
        label: brand.appName,
        linkUrl: new URL('/auth/login', appUrl).href,
        logoUrl: `${issuer}/icon.svg`,
        appName: 'oidc_client',
        appInstanceId: oktaId('0oa', clientId),
        appAssignmentId: oktaId('0ua', `${clientId} ${id}`),
        credentialsSetup: false,
        hidden: false,
        sortOrder: 0,
      },
    ],
  }
}
