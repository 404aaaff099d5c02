/** What this provider calls itself, and the app that it signs people in to. Its hue is the app's. */
export const brand = { name: 'Example ID', appName: 'Identity Starter' } as const
