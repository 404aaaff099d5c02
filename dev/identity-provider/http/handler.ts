import type { RequestListener } from 'node:http'
import { managementApi } from '../management/management-api.ts'
import { addAccountOutcome } from '../oidc/add-account-outcome.ts'
import { asStrictAsOkta } from '../oidc/as-strict-as-okta.ts'
import { hintedSignOut } from '../oidc/hinted-sign-out.ts'
import { oneClientAuthMethod } from '../oidc/one-client-auth-method.ts'
import { recordSingleSignOns } from '../oidc/record-single-sign-ons.ts'
import { withoutIss } from '../oidc/without-iss.ts'
import { hostedPages } from '../routes/hosted-pages.ts'
import type { IdentityProvider } from '../services.ts'
import { assets } from './assets.ts'
import { errorPages } from './error-pages.ts'
import { knownHostsOnly } from './known-hosts-only.ts'
import { ownFormsOnly } from './own-forms-only.ts'
import { requestLog } from './request-log.ts'
import { securityHeaders } from './security-headers.ts'

/** The middleware that every request passes, in this order, before oidc-provider's own routes. */
export function requestHandler(idp: IdentityProvider): RequestListener {
  const { oidc, settings } = idp
  recordSingleSignOns(idp)
  addAccountOutcome(idp)
  oidc.use(requestLog())
  oidc.use(securityHeaders(settings.appUrl.origin))
  oidc.use(errorPages(settings))
  oidc.use(knownHostsOnly())
  oidc.use(managementApi(idp))
  oidc.use(assets())
  oidc.use(ownFormsOnly(settings.issuer))
  oidc.use(oneClientAuthMethod(settings.clientAuthMethod))
  oidc.use(hostedPages(idp))
  oidc.use(hintedSignOut())
  if (settings.mode === 'okta') oidc.use(asStrictAsOkta(settings))
  if (!settings.issParameter) oidc.use(withoutIss(settings.appUrl.origin))
  return oidc.callback()
}
