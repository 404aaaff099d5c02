import { accountActionCases } from './cases/account-actions.ts'
import { callbackCases } from './cases/callback.ts'
import { clientCases } from './cases/client.ts'
import { discoveryCases } from './cases/discovery.ts'
import { idTokenCases } from './cases/id-token.ts'
import { keyCases } from './cases/keys.ts'
import { outboundCases } from './cases/outbound.ts'
import { providersDifferCases } from './cases/providers-differ.ts'
import { refreshCases } from './cases/refresh.ts'
import { severalProvidersCases } from './cases/several-providers.ts'
import { signOutCases } from './cases/sign-out.ts'
import { signatureCases } from './cases/signature.ts'
import { stepUpCases } from './cases/step-up.ts'
import { strongClientCases } from './cases/strong-client.ts'
import { symptomCases } from './cases/symptoms.ts'
import { tokenResponseCases } from './cases/token-response.ts'
import { userinfoCases } from './cases/userinfo.ts'

/** Every case by the name that stands in the issuer's path. */
export const cases = {
  happy: {},
  ...clientCases,
  ...discoveryCases,
  ...callbackCases,
  ...accountActionCases,
  ...tokenResponseCases,
  ...idTokenCases,
  ...signatureCases,
  ...keyCases,
  ...userinfoCases,
  ...signOutCases,
  ...outboundCases,
  ...providersDifferCases,
  ...stepUpCases,
  ...refreshCases,
  ...strongClientCases,
  ...severalProvidersCases,
  ...symptomCases,
}

export type CaseName = keyof typeof cases
