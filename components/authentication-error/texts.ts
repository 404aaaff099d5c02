import type { AuthenticationErrorCode } from '#lib/oidc/authentication-error.ts'

/**
 * What the error page says to the visitor for each code. `{provider}` stands for the provider's name. The page itself
 * adds whether the visitor is signed in, so no text claims it.
 */
export const errorTexts: Record<AuthenticationErrorCode, VisitorText> = {
  transaction_missing: {
    title: 'We could not sign you in',
    happened:
      'This browser has no record of the sign-in. You started it in another browser, or cookies are blocked.',
    toDo: 'Sign in again in this browser. If it happens again, allow cookies for this site.',
  },
  transaction_expired: {
    title: 'We could not sign you in',
    happened: 'The sign-in took longer than 15 minutes, so we stopped it.',
    toDo: 'Sign in again. If you have the sign-in open in another tab, close that tab first.',
  },
  transaction_used: {
    title: 'This sign-in was already used',
    happened:
      'A sign-in works once. This one was used before: the page was loaded again, or you came back to it.',
    toDo: 'Sign in again.',
    toDoSignedIn: 'Go on to the dashboard.',
  },
  state_mismatch: {
    title: 'We could not sign you in',
    happened: 'The answer did not belong to the sign-in that this browser began, so we did not use it.',
    toDo: 'Sign in again, from this site. If a link elsewhere brought you here, leave it alone.',
  },
  issuer_mismatch: {
    title: 'We could not sign you in',
    happened: 'The answer did not come from {provider}, so we did not use it.',
    toDo: 'Sign in again. If it happens again, tell support.',
  },
  access_denied: {
    title: 'You did not finish signing in',
    happened: 'You chose not to continue at {provider}, or it did not let you continue.',
    toDo: 'You can sign in whenever you like. If you did not choose this, ask the people who manage {provider}.',
    toDoSignedIn: 'Go on to the dashboard. If you did not choose this, ask the people who manage {provider}.',
  },
  account_not_allowed: {
    title: 'You are not on the list',
    happened:
      'This site keeps a list of the people who may sign in through {provider}, and you are not on it.',
    toDo: 'Ask the people who manage this site to add you, or sign in another way.',
  },
  provider_error: {
    title: 'We could not sign you in',
    happened: '{provider} says that it could not finish the sign-in.',
    toDo: 'Sign in again in a few minutes. If it happens again, tell support.',
  },
  token_request_refused: {
    title: 'We could not sign you in',
    happened: '{provider} did not accept the last step of the sign-in.',
    toDo: 'Sign in again. That step works once and not for long, so a new try often helps.',
  },
  client_refused: {
    title: 'Signing in does not work right now',
    happened:
      '{provider} does not accept this site at the moment. That is for us to repair; it is not about you.',
    toDo: 'Try again later. If it lasts, tell support.',
  },
  id_token_invalid: {
    title: 'We could not sign you in',
    happened: 'The answer from {provider} did not pass our checks, so we did not use it.',
    toDo: 'Sign in again. If it happens again, tell support.',
  },
  userinfo_invalid: {
    title: 'We could not sign you in',
    happened: 'What {provider} sent us about you did not pass our checks, so we did not use it.',
    toDo: 'Sign in again. If it happens again, tell support.',
  },
  provider_unreachable: {
    title: 'Signing in does not work right now',
    happened: '{provider} does not answer. We waited 5 seconds at most.',
    toDo: 'Try again in a few minutes.',
    retry: true,
  },
  provider_misconfigured: {
    title: 'Signing in does not work right now',
    happened: 'This site and {provider} do not fit together at the moment. That is for us to repair.',
    toDo: 'Try again later. If it lasts, tell support.',
  },
  store_unavailable: {
    title: 'Signing in does not work right now',
    happened: 'Our session service is not responding, so we stopped.',
    toDo: 'Try again in a few minutes.',
    retry: true,
  },
  sign_in_incomplete: {
    title: 'You did not finish signing in',
    happened: '{provider} sent you back before the sign-in was complete.',
    toDo: 'Sign in again, and follow the steps there to their end.',
    toDoSignedIn: 'Go on to the dashboard, or start again there and follow the steps to their end.',
  },
}

/** For an unknown code: the address was typed or truncated. */
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
