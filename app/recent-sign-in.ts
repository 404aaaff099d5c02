/**
 * Whoever finds a device unlocked must neither shut its owner out of all the others nor, if the owner administers, change
 * accounts: that wants a sign-in of the last five minutes.
 */
export const recentSignIn = { maxAge: 5 * 60 }
