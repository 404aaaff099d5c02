import { recentSignIn } from '#lib/session/recent-sign-in.ts'

/** Where signing out everywhere else is confirmed, what it wants, and where a sign-in for it comes back to. */
export const everywhereElse = { returnTo: '/account/sign-out-everywhere-else', ...recentSignIn }
