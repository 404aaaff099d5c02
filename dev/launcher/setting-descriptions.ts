import { keycloakSettings } from '../keycloak/setting-descriptions.ts'

/** What `docs/settings.md` and `.env.local.example` say about the settings of the programs beside the app. */
export const developmentGroups: DevelopmentGroup[] = [
  {
    title: 'The embedded provider',
    intro:
      'Read by `npm run dev` and `npm run preview` while `OIDC_ISSUER` and `OIDC_PROVIDERS` are not set.',
    settings: {
      IDENTITY_PROVIDER_PORT: {
        meaning: 'The port of the embedded provider.',
        default: '3001',
        example: '3101',
        wrong: 'http',
      },
      IDENTITY_PROVIDER_DATA_DIR: {
        meaning: 'The folder in which it stores accounts and signing keys.',
        default: '.data/identity-provider',
        example: '.data/two',
      },
      IDENTITY_PROVIDER_PEOPLE: {
        meaning:
          'How many made-up people it has beside the demo accounts. `npm run dev -- --people 10000` sets it too.',
        default: '0',
        example: '10000',
        wrong: 'many',
      },
      IDENTITY_PROVIDER_MODE: {
        meaning: '`standard`, or `okta`: as Okta behaves where that differs from the standard.',
        default: 'standard',
        example: 'okta',
        wrong: 'auth0',
      },
      IDENTITY_PROVIDER_PROFILE: {
        meaning:
          '`fapi2`: it demands everything in the FAPI 2.0 Security Profile and refuses anything weaker. The app then does the same.',
        default: 'none',
        example: 'fapi2',
        wrong: 'fapi1',
      },
      IDENTITY_PROVIDER_ID_TOKEN: {
        meaning: '`fat`: the ID token holds every claim. `thin`: only userinfo does.',
        default: 'fat',
        example: 'thin',
        wrong: 'none',
      },
      IDENTITY_PROVIDER_SIGNING_ALG: {
        meaning: 'The algorithm that signs ID tokens: `RS256`, `PS256`, `ES256` or `EdDSA`.',
        default: 'RS256',
        example: 'ES256',
        wrong: 'HS256',
      },
      IDENTITY_PROVIDER_CLIENT_AUTH_METHOD: {
        meaning:
          'How the app has to authenticate: `client_secret_basic`, `client_secret_post` or `private_key_jwt`.',
        default: 'client_secret_basic',
        example: 'private_key_jwt',
        wrong: 'none',
      },
      IDENTITY_PROVIDER_REQUIRE_PAR: {
        meaning: '`true`: it accepts pushed authorization requests only (PAR).',
        default: 'false',
        example: 'true',
        wrong: 'yes',
      },
      IDENTITY_PROVIDER_REQUIRE_DPOP: {
        meaning: '`true`: access tokens are bound to a key (DPoP), also when the client does not ask for it.',
        default: 'false',
        example: 'true',
        wrong: 'yes',
      },
      IDENTITY_PROVIDER_DPOP_NONCE: {
        meaning:
          '`true`: a DPoP proof needs a nonce, which changes each minute. `once`: each proof needs a new one.',
        default: 'false',
        example: 'once',
        wrong: 'yes',
      },
      IDENTITY_PROVIDER_CALLBACK: {
        meaning: 'The path of the app at which a sign-in may end, beside `/auth/callback`.',
        default: '/auth/callback',
        example: '/auth/callback/one',
        wrong: 'callback',
      },
      IDENTITY_PROVIDER_ONE_TIME_REFRESH_TOKENS: {
        meaning: '`true`: each refresh token works once.',
        default: 'false',
        example: 'true',
        wrong: 'yes',
      },
      IDENTITY_PROVIDER_ISS_PARAMETER: {
        meaning: '`false`: the authorization response does not name its issuer (RFC 9207).',
        default: 'true',
        example: 'false',
        wrong: 'no',
      },
      IDENTITY_PROVIDER_CONSENT: {
        meaning: '`ask`: people confirm what the app receives.',
        default: 'skip',
        example: 'ask',
        wrong: 'always',
      },
      IDENTITY_PROVIDER_LOCK_SECONDS: {
        meaning: 'How long ten wrong passwords in a row lock an address, in seconds.',
        default: '900',
        example: '60',
        wrong: 'an-hour',
      },
      IDENTITY_PROVIDER_RATE_LIMIT: {
        meaning: 'How often each caller may ask each endpoint of the directory in a minute.',
        default: '600',
        example: '20',
        wrong: 'none',
      },
    },
  },
  {
    title: 'The mailbox',
    intro: 'Read by `npm run dev`, `npm run preview` and `npm run dev:keycloak`.',
    settings: {
      MAILBOX_PORT: {
        meaning: 'The port of the page that shows mails.',
        default: '3002',
        example: '3102',
        wrong: 'http',
      },
      SMTP_PORT: {
        meaning: 'The port at which the mailbox receives mails.',
        default: '3025',
        example: '3125',
        wrong: 'smtp',
      },
    },
  },
  keycloakSettings,
  {
    title: 'The log of the programs',
    intro: 'Read by `npm run dev`, `npm run preview` and `npm run dev:keycloak`.',
    settings: {
      DEBUG: {
        meaning: 'Any value: what the provider and the mailbox log is shown too.',
        default: '',
        example: '1',
      },
    },
  },
]

export type DevelopmentDescription = {
  /** Markdown. */
  meaning: string
  /** Empty: not set. */
  default: string
  /** A value that the program accepts. */
  example: string
  /** A value that it refuses. Left out where it accepts every value. */
  wrong?: string
}

type DevelopmentGroup = { title: string; intro: string; settings: Record<string, DevelopmentDescription> }
