/**
 * The social providers, as next-auth's catalogue calls them, and the one `iss` that the users of each have for ever: the
 * catalogue may move its addresses, as it did from twitter.com to x.com.
 */
export const socialIssuers = {
  bitbucket: 'https://bitbucket.org',
  discord: 'https://discord.com',
  facebook: 'https://www.facebook.com',
  github: 'https://github.com',
  patreon: 'https://www.patreon.com',
  reddit: 'https://www.reddit.com',
  spotify: 'https://accounts.spotify.com',
  strava: 'https://www.strava.com',
  twitter: 'https://x.com',
  yandex: 'https://oauth.yandex.ru',
  zoom: 'https://zoom.us',
} as const

export const socialProviderNames = Object.keys(socialIssuers) as SocialProviderName[]

/** What the same catalogue has that speaks OpenID Connect: there an ID token says who it is, and next-auth checks no signature. */
export const openIdProviderNames = [
  'apple',
  'asgardeo',
  'auth0',
  'authentik',
  'azure-ad',
  'azure-ad-b2c',
  'bankid-no',
  'battlenet',
  'beyondidentity',
  'cognito',
  'descope',
  'duende-identity-server6',
  'frontegg',
  'fusionauth',
  'google',
  'huggingface',
  'hydra',
  'identity-server4',
  'keycloak',
  'kinde',
  'line',
  'linkedin',
  'logto',
  'microsoft-entra-id',
  'okta',
  'onelogin',
  'ory-hydra',
  'passage',
  'ping-id',
  'roblox',
  'salesforce',
  'simplelogin',
  'slack',
  'twitch',
  'united-effects',
  'vipps',
  'zitadel',
  // As plain OAuth in the catalogue, though they speak both.
  'gitlab',
  'kakao',
] as const

export type SocialProviderName = keyof typeof socialIssuers
