/** The names of this provider and of the app. Both use the app's hue. */
export const brand = { name: 'Example ID', appName: 'Identity Starter' } as const
