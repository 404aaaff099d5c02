import type { Descriptions } from './description.ts'

export const optional = {
  UNIVERSAL_LOGOUT: {
    meaning:
      '`true`: the provider may end all sessions of a person with a signed request to `/auth/universal-logout`.',
    example: 'true',
    wrong: 'yes',
    page: 'okta.md',
  },
  FRONTCHANNEL_LOGOUT: {
    meaning:
      '`true`: the provider may end a session with a hidden frame of `/auth/frontchannel-logout` in its own page.',
    example: 'true',
    wrong: 'yes',
    page: 'sessions.md',
  },
  THIRD_PARTY_INITIATED_LOGIN: {
    meaning:
      '`true`: another site, such as the provider’s portal, may start a sign-in at `/auth/initiate-login`.',
    example: 'true',
    wrong: 'yes',
    page: 'sign-in.md',
  },
  RESOURCE_URL: {
    meaning:
      'An API that the dashboard calls with the person’s access token, as an example of such a call (`lib/resource/`).',
    otherwise: 'the dashboard calls none',
    example: 'https://api.example.org/me',
    wrong: 'api.example.org',
  },
} satisfies Descriptions

export const directory = {
  OKTA_ORG_URL: {
    meaning: 'The Okta org in which the app looks people up.',
    otherwise: 'pages say that there is no directory',
    example: 'https://example.okta.com',
    wrong: 'https://example-admin.okta.com',
    sample: 'https://{your-org}.okta.com',
    needs: ['OKTA_API_TOKEN'],
    page: 'okta.md',
  },
  OKTA_API_TOKEN: {
    meaning: 'The credential for the org: an API token.',
    otherwise: 'the start asks for it, or for a service app',
    example: '00from-the-console',
    wrong: '{token}',
    sample: '',
    needs: ['OKTA_ORG_URL'],
    page: 'okta.md',
  },
  OKTA_CLIENT_ID: {
    meaning: 'Another credential for the org: the client ID of a service app.',
    otherwise: 'the app uses the API token',
    example: '0oafrom-the-console',
    wrong: '{client-id}',
    sample: '',
    needs: ['OKTA_ORG_URL', 'OKTA_PRIVATE_KEY'],
    insteadOf: ['OKTA_API_TOKEN'],
    page: 'okta.md',
  },
  OKTA_PRIVATE_KEY: {
    meaning: 'The RSA key of that service app, as PEM (line breaks may be written as `\\n`) or as a JWK.',
    otherwise: 'the app uses the API token',
    example: '"$(openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048)"',
    wrong: 'none',
    sample: '',
    needs: ['OKTA_ORG_URL', 'OKTA_CLIENT_ID'],
    insteadOf: ['OKTA_API_TOKEN'],
    page: 'okta.md',
  },
  ADMIN_GROUP: {
    meaning:
      'The group whose members are administrators; the sign-in then asks for the claim `groups`. Of several providers it counts at the first one; `OIDC_PARTNER_ADMIN_GROUP` names a group at another.',
    otherwise: 'there are no administrators',
    example: 'administrators',
    page: 'okta.md',
  },
} satisfies Descriptions
