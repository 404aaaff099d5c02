import { presetNames } from '#lib/oidc/presets/names.ts'
import type { Descriptions } from './description.ts'

const hostedPage = {
  otherwise: 'the address in the preset',
  wrong: 'javascript:alert(1)',
  sample: '',
  page: 'providers.md',
}

export const provider = {
  OIDC_ISSUER: {
    meaning:
      'The issuer URL of your provider, exactly as its metadata says it, with or without a slash at the end. `npm run dev` and `npm run preview` then start no embedded provider.',
    example: 'https://id.example.org',
    wrong: 'https://id.example.org/.well-known/openid-configuration',
    sample: 'https://{your-provider}',
  },
  OIDC_CLIENT_ID: {
    meaning: 'The client ID that your provider gave to this app.',
    example: 'starter',
    wrong: 'your-client-id',
    sample: '{client-id}',
  },
  OIDC_CLIENT_SECRET: {
    meaning: 'The client secret that belongs to it.',
    otherwise: 'the start asks for it, or for `OIDC_CLIENT_PRIVATE_KEY`',
    example: 'from-the-console',
    wrong: '<secret>',
    sample: '{client-secret}',
  },
  OIDC_CLIENT_PRIVATE_KEY: {
    meaning:
      'One or more private keys, as PEM (line breaks may be written as `\\n`), as a JWK or as a JWK Set. The first one signs; the public half of every one is published at `/auth/jwks.json`, where the provider fetches it.',
    otherwise: 'the client authenticates with `OIDC_CLIENT_SECRET`',
    example: '"$(openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256)"',
    wrong: 'none',
    sample: '',
    insteadOf: ['OIDC_CLIENT_SECRET'],
    page: 'fapi.md',
  },
  OIDC_TOKEN_ENDPOINT_AUTH_METHOD: {
    meaning:
      'How the client authenticates: `client_secret_basic`, `client_secret_post` or `private_key_jwt`. Some providers do not decode what `client_secret_basic` encodes; `client_secret_post` helps there.',
    otherwise: 'what the provider’s metadata offers',
    example: 'client_secret_post',
    wrong: 'none',
  },
  OIDC_ID_TOKEN_SIGNED_RESPONSE_ALG: {
    meaning: 'The one algorithm that ID tokens may be signed with: `RS256`, `PS256`, `ES256` or `EdDSA`.',
    otherwise: '`RS256`; `PS256` with `SECURITY_PROFILE=fapi2`',
    example: 'ES256',
    wrong: 'none',
  },
  OIDC_REQUIRE_PUSHED_AUTHORIZATION_REQUESTS: {
    meaning: '`true`: authorization requests are pushed to the provider (PAR, RFC 9126).',
    otherwise: 'they are pushed where the provider’s metadata requires it',
    example: 'true',
    wrong: 'yes',
    page: 'fapi.md',
  },
  OIDC_DPOP_BOUND_ACCESS_TOKENS: {
    meaning: '`true`: access tokens are bound to a key of the session (DPoP, RFC 9449).',
    otherwise: 'they are bearer tokens',
    example: 'true',
    wrong: 'yes',
    page: 'fapi.md',
  },
  OIDC_SCOPES: {
    meaning: 'The scopes that a sign-in asks for, separated by spaces.',
    otherwise: 'the scopes in the preset',
    example: '"openid profile email"',
    wrong: '"profile email"',
    page: 'providers.md',
  },
  OIDC_ACR_VALUES: {
    meaning:
      'The `acr` values of the provider, separated by spaces, the weakest first. A page that asks for one of them accepts the later ones too.',
    otherwise: 'only the value that a page asks for is accepted',
    example: '"urn:example:password urn:example:otp"',
  },
  OIDC_PRESET: {
    meaning: `What the app knows about the provider beforehand: ${presetNames.map((name) => `\`${name}\``).join(', ')}. \`embedded\` is the provider in \`dev/identity-provider\`.`,
    otherwise: 'found by the issuer’s host or path, else `generic`',
    example: 'generic',
    wrong: 'my-provider',
    page: 'providers.md',
  },
  OIDC_PROVIDER_NAME: {
    meaning: 'The provider’s name on pages, at most 60 characters.',
    otherwise: 'the name in the preset, else the issuer’s host',
    example: '"Example ID"',
    wrong: `"${'A long name. '.repeat(5).trim()}"`,
  },
  OIDC_REGISTRATION_URL: {
    ...hostedPage,
    meaning: 'The provider’s page where people register. Empty: pages have no such link.',
    example: 'https://id.example.org/register',
  },
  OIDC_PASSWORD_RESET_URL: {
    ...hostedPage,
    meaning: 'The provider’s page for a forgotten password. Empty: pages have no such link.',
    example: 'https://id.example.org/reset',
  },
  OIDC_CHANGE_PASSWORD_URL: {
    ...hostedPage,
    meaning: 'The provider’s page where people change their password. Empty: pages have no such link.',
    example: 'https://id.example.org/password',
  },
  OIDC_PROFILE_URL: {
    ...hostedPage,
    meaning: 'The provider’s page with people’s personal details. Empty: pages have no such link.',
    example: 'https://id.example.org/profile',
  },
  OIDC_MFA_URL: {
    ...hostedPage,
    meaning: 'The provider’s page with people’s sign-in factors. Empty: pages have no such link.',
    example: 'https://id.example.org/factors',
  },
  SECURITY_PROFILE: {
    meaning:
      '`fapi2`: the app demands everything in the FAPI 2.0 Security Profile, of itself and of the provider. The start refuses anything weaker.',
    otherwise: 'no profile',
    example: 'fapi2',
    wrong: 'fapi1',
    needs: ['OIDC_CLIENT_PRIVATE_KEY'],
    page: 'fapi.md',
  },
  OIDC_PROVIDERS: {
    meaning:
      'The names of several providers, separated by commas; the first is the default. Each has settings of its own, with its name in them: `OIDC_OKTA_ISSUER`, `OIDC_PARTNER_ISSUER`.',
    otherwise: 'one provider, without a name',
    example: 'okta,partner',
    wrong: 'Okta',
    page: 'several-providers.md',
  },
} satisfies Descriptions
