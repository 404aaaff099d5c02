/** Whoever finds an administrator's device unlocked must not change accounts: that wants a sign-in this recent. */
export const recentSignIn = { maxAge: 5 * 60 }
