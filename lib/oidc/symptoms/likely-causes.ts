import type { AuthenticationErrorCode } from '../authentication-error.ts'

/** The usual cause of each code and its fix, for the operator. `backticks` mark code. */
export const likelyCauses: Record<AuthenticationErrorCode, LikelyCause> = {
  transaction_missing: {
    likely:
      'The callback carried a `state` that no transaction cookie holds. The cookie expired, or the sign-in began on `127.0.0.1` and ended on `localhost`.',
    fix: 'Open the app at `APP_URL`, and register `APP_URL` + `/auth/callback` at the provider to the letter.',
  },
  transaction_expired: {
    likely: 'The person left the provider’s page open, or the clocks of two instances of the app differ.',
    fix: 'Nothing, if it is rare. Else compare the clocks of the hosts.',
  },
  transaction_used: {
    likely:
      'A reload, the back button, or a mail scanner that follows links. The code was not sent to the provider twice.',
    fix: 'Nothing, if it is rare. Many in a row for one address may be a replay: look in the log.',
  },
  state_mismatch: {
    likely: 'The callback came without `state`, or with another one. The link may be forged.',
    fix: 'Start sign-ins at `/auth/login` only. A provider’s own start page needs that address, not the callback.',
  },
  issuer_mismatch: {
    likely:
      'The `iss` of the response is not `OIDC_ISSUER`, or the issuer was changed while a sign-in was under way.',
    fix: 'Set `OIDC_ISSUER` to the letter as the provider’s metadata says it, trailing slash included.',
  },
  access_denied: {
    likely: 'Consent was declined, or the provider does not assign this application to the person.',
    fix: 'Look at the application’s assignments and sign-on policy at the provider.',
  },
  account_not_allowed: {
    likely:
      'The account is not on the allow-list of its social provider: neither its id nor the domain of a verified address. The detail names the account.',
    fix: 'Add the id to `AUTH_GITHUB_ALLOW`, or to the list of the provider in question, and restart. Do nothing if the person is a stranger.',
  },
  provider_error: {
    likely:
      'The provider answered the authorization request with an error, for example for a scope that it does not know.',
    fix: 'Read the detail. Compare `OIDC_SCOPES` and the redirect URI with the client’s registration.',
  },
  token_request_refused: {
    likely:
      'The code was too old, or was redeemed before, or its `redirect_uri` differs from the registered one.',
    fix: 'Read the detail. Compare `APP_URL` + `/auth/callback` with the registration.',
  },
  client_refused: {
    likely:
      'The client secret is wrong or was rotated, or the client is used with another authentication method.',
    fix: 'Check `OIDC_CLIENT_ID`, `OIDC_CLIENT_SECRET` and `OIDC_TOKEN_ENDPOINT_AUTH_METHOD`.',
  },
  id_token_invalid: {
    likely: 'The ID token’s signature, algorithm, issuer, audience, nonce or time is not what was asked for.',
    fix: 'Compare `OIDC_ISSUER`, `OIDC_CLIENT_ID` and `OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG` with the provider; check the clock.',
  },
  userinfo_invalid: {
    likely:
      'Userinfo answered for another `sub` than the ID token, refused the access token, or sent no JSON.',
    fix: 'Read the detail. Try the userinfo endpoint with this client at the provider.',
  },
  provider_unreachable: {
    likely: 'The provider is down, or this host cannot reach it: name resolution, a proxy, a certificate.',
    fix: 'Open `OIDC_ISSUER` + `/.well-known/openid-configuration` from this host.',
  },
  provider_misconfigured: {
    likely:
      'The metadata or keys at `OIDC_ISSUER` are missing, are for another issuer, or offer nothing that we accept.',
    fix: 'Compare `OIDC_ISSUER` with the `issuer` in `/.well-known/openid-configuration`, and read the detail.',
  },
  store_unavailable: {
    likely:
      'The session store cannot be read or written: full disk, missing directory, rights, or a lock held too long.',
    fix: 'Check `SESSION_STORE_URL` and the disk under it.',
  },
  sign_in_incomplete: {
    likely:
      'The provider answered `login_required`, `interaction_required` or `consent_required`. Or a page wanted a recent or stronger sign-in, and the ID token’s `auth_time` or `acr` does not show one.',
    fix: 'Send no `prompt=none`; grant consent at the provider if no person can be asked. For a step-up, compare what the page asks for and `OIDC_ACR_VALUES` with what the provider honours.',
  },
}

export type LikelyCause = { likely: string; fix: string }
