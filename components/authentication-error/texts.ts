import type { AuthenticationErrorCode } from '#lib/oidc/authentication-error.ts'

/**
 * What the error page says for each code. `{provider}` stands for the provider's name, `backticks` for machine words.
 * The page itself adds whether the visitor is signed in, so no text claims it.
 */
export const errorTexts: Record<AuthenticationErrorCode, ErrorText> = {
  transaction_missing: {
    title: 'We could not sign you in',
    happened:
      'This browser does not hold the note that a sign-in leaves while it is under way. It began in another browser, or cookies are blocked.',
    toDo: 'Sign in again in this browser. If it happens again, allow cookies for this site.',
    likely:
      'The callback carried a `state` that no transaction cookie holds. The cookie expired, or the sign-in began on `127.0.0.1` and ended on `localhost`.',
    fix: 'Open the app at `APP_URL`, and register `APP_URL` + `/auth/callback` at the provider to the letter.',
  },
  transaction_expired: {
    title: 'We could not sign you in',
    happened: 'The sign-in took longer than 15 minutes, so we stopped it.',
    toDo: 'Sign in again. If you have the sign-in open in another tab, close that tab first.',
    likely: 'Somebody left the provider’s page open, or the clocks of two instances of the app differ.',
    fix: 'Nothing, if it is rare. Else compare the clocks of the hosts.',
  },
  transaction_used: {
    title: 'This sign-in was already used',
    happened:
      'A sign-in works once. This one was used before: the page was loaded again, or you came back to it.',
    toDo: 'Sign in again.',
    toDoSignedIn: 'Go on to the dashboard.',
    likely:
      'A reload, the back button, or a mail scanner that follows links. The code was sent to nobody twice.',
    fix: 'Nothing, if it is rare. Many in a row for one address may be a replay: look in the log.',
  },
  state_mismatch: {
    title: 'We could not sign you in',
    happened: 'The answer did not belong to the sign-in that this browser began, so we did not use it.',
    toDo: 'Sign in again, from this site. If a link elsewhere brought you here, leave it alone.',
    likely: 'The callback came without `state`, or with another one. Somebody may have made up the link.',
    fix: 'Start sign-ins at `/auth/login` only. A provider’s own start page needs that address, not the callback.',
  },
  issuer_mismatch: {
    title: 'We could not sign you in',
    happened: 'The answer did not come from {provider}, so we did not use it.',
    toDo: 'Sign in again. If it happens again, tell support.',
    likely:
      'The `iss` of the response is not `OIDC_ISSUER`, or the issuer was changed while a sign-in was under way.',
    fix: 'Set `OIDC_ISSUER` to the letter as the provider’s metadata says it, trailing slash included.',
  },
  access_denied: {
    title: 'You did not finish signing in',
    happened: 'You chose not to continue at {provider}, or it did not let you continue.',
    toDo: 'You can sign in whenever you like. If you did not choose this, ask whoever manages {provider}.',
    toDoSignedIn: 'Go on to the dashboard. If you did not choose this, ask whoever manages {provider}.',
    likely: 'Consent was declined, or the provider does not assign this application to the person.',
    fix: 'Look at the application’s assignments and sign-on policy at the provider.',
  },
  provider_error: {
    title: 'We could not sign you in',
    happened: '{provider} told us that it could not finish the sign-in.',
    toDo: 'Sign in again in a few minutes. If it happens again, tell support.',
    likely:
      'The provider answered the authorization request with an error, for example for a scope that it does not know.',
    fix: 'Read the detail. Compare `OIDC_SCOPES` and the redirect URI with the client’s registration.',
  },
  token_request_refused: {
    title: 'We could not sign you in',
    happened: '{provider} did not accept the last step of the sign-in.',
    toDo: 'Sign in again. That step works once and not for long, so a new try often helps.',
    likely:
      'The code was too old, or was redeemed before, or its `redirect_uri` differs from the registered one.',
    fix: 'Read the detail. Compare `APP_URL` + `/auth/callback` with the registration.',
  },
  client_refused: {
    title: 'Signing in does not work right now',
    happened:
      '{provider} does not accept this site at the moment. That is for us to repair; it is not about you.',
    toDo: 'Try again later. If it lasts, tell support.',
    likely:
      'The client secret is wrong or was rotated, or the client is used with another authentication method.',
    fix: 'Check `OIDC_CLIENT_ID`, `OIDC_CLIENT_SECRET` and `OIDC_TOKEN_ENDPOINT_AUTH_METHOD`.',
  },
  id_token_invalid: {
    title: 'We could not sign you in',
    happened: 'The answer from {provider} did not pass our checks, so we did not use it.',
    toDo: 'Sign in again. If it happens again, tell support.',
    likely: 'The ID token’s signature, algorithm, issuer, audience, nonce or time is not what was asked for.',
    fix: 'Compare `OIDC_ISSUER`, `OIDC_CLIENT_ID` and `OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG` with the provider; check the clock.',
  },
  userinfo_invalid: {
    title: 'We could not sign you in',
    happened: 'What {provider} told us about you did not pass our checks, so we did not use it.',
    toDo: 'Sign in again. If it happens again, tell support.',
    likely:
      'Userinfo answered for another `sub` than the ID token, refused the access token, or sent no JSON.',
    fix: 'Read the detail. Try the userinfo endpoint with this client at the provider.',
  },
  provider_unreachable: {
    title: 'Signing in does not work right now',
    happened: '{provider} does not answer. We waited 5 seconds at most.',
    toDo: 'Try again in a few minutes.',
    retry: true,
    likely: 'The provider is down, or this host cannot reach it: name resolution, a proxy, a certificate.',
    fix: 'Open `OIDC_ISSUER` + `/.well-known/openid-configuration` from this host.',
  },
  provider_misconfigured: {
    title: 'Signing in does not work right now',
    happened: 'This site and {provider} do not fit together at the moment. That is for us to repair.',
    toDo: 'Try again later. If it lasts, tell support.',
    likely:
      'The metadata or keys at `OIDC_ISSUER` are missing, are for another issuer, or offer nothing that we accept.',
    fix: 'Compare `OIDC_ISSUER` with the `issuer` in `/.well-known/openid-configuration`, and read the detail.',
  },
  store_unavailable: {
    title: 'Signing in does not work right now',
    happened: 'The place where sign-ins are kept does not answer, so we stopped.',
    toDo: 'Try again in a few minutes.',
    retry: true,
    likely:
      'The session store cannot be read or written: full disk, missing directory, rights, or a lock held too long.',
    fix: 'Check `SESSION_STORE_URL` and the disk under it.',
  },
  sign_in_incomplete: {
    title: 'You did not finish signing in',
    happened: '{provider} sent you back before the sign-in was complete.',
    toDo: 'Sign in again, and follow the steps there to their end.',
    toDoSignedIn: 'Go on to the dashboard, or start again there and follow the steps to their end.',
    likely:
      'The provider answered `login_required`, `interaction_required` or `consent_required`. Or a page wanted a recent or stronger sign-in, and the ID token’s `auth_time` or `acr` does not show one.',
    fix: 'Send no `prompt=none`; grant consent at the provider if nobody can be asked. For a step-up, compare what the page asks for and `OIDC_ACR_VALUES` with what the provider honours.',
  },
}

/** For a code that we never sent: the address was typed, or cut off on its way. */
export const unknownErrorText: VisitorText = {
  title: 'We could not sign you in',
  happened: 'Something stopped the sign-in. This address does not say what.',
  toDo: 'Sign in again. If it happens again, tell support when it was.',
}

export type VisitorText = {
  title: string
  happened: string
  toDo: string
  toDoSignedIn?: string
  /** Nothing is wrong with the visitor's part: the button says "Try again". */
  retry?: boolean
}

/** `cause` where it is known; else `likely` is all there is to say. */
export type OperatorText = { cause?: string; likely: string; fix: string }

type ErrorText = VisitorText & Omit<OperatorText, 'cause'>
