import { recentSignIn } from '#lib/session/recent-sign-in.ts'

/** The page that confirms signing out everywhere else, and the recent sign-in that it requires. */
export const everywhereElse = { returnTo: '/account/sign-out-everywhere-else', ...recentSignIn }
