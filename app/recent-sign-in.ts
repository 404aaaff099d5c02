/**
 * A stranger at an unlocked device must neither sign its owner out of all other devices nor, if the owner is an
 * administrator, change accounts. Both require a sign-in within the last five minutes.
 */
export const recentSignIn = { maxAge: 5 * 60 }
