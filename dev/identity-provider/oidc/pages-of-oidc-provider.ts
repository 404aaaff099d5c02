import type { Configuration } from 'oidc-provider'
import type { Accounts } from '../accounts/accounts.ts'
import { expiredPage, requestRefusedPage } from '../pages/error-page.ts'
import { markup } from '../pages/html.ts'
import { page } from '../pages/page.ts'
import { signedOutPage, signOutPage } from '../pages/sign-out-pages.ts'
import { signInAtApp } from '../routes/ways-into-app.ts'
import type { Settings } from '../settings.ts'

/** The pages that oidc-provider itself answers with. */
export function pagesOfOidcProvider(settings: Settings, accounts: Accounts): Pages {
  return {
    renderError(context, { error, error_description: description }, fault) {
      const refused =
        fault.name === 'SessionNotFound'
          ? expiredPage(signInAtApp(settings))
          : requestRefusedPage(error, description)
      context.type = 'html'
      context.body = page(refused, settings).source
    },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource(context, form) {
        const { session, client } = context.oidc
        const name = accounts.findById(session?.accountId ?? '')?.name ?? ''
        const question = signOutPage(markup(form), name, client?.clientName, settings.appUrl)
        context.body = page(question, settings).source
      },
      postLogoutSuccessSource(context) {
        context.body = page(signedOutPage(settings.appUrl), settings).source
      },
    },
  }
}

type Pages = {
  renderError: NonNullable<Configuration['renderError']>
  rpInitiatedLogout: NonNullable<NonNullable<Configuration['features']>['rpInitiatedLogout']>
}
