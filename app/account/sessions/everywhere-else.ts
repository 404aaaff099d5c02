/**
 * Whoever finds a device unlocked must not shut its owner out of all the others: signing out everywhere else wants a
 * sign-in of the last five minutes. Where it is confirmed, and where a sign-in for it comes back to.
 */
export const everywhereElse = { returnTo: '/account/sign-out-everywhere-else', maxAge: 5 * 60 }
