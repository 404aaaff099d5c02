import { socialProviderNames } from '../social-names.ts'
import { variableName } from '../values.ts'
import type { Descriptions } from './description.ts'

const others = socialProviderNames.filter((name) => name !== 'github').map(variableName)

/** GitHub stands for all social providers. */
export const social = {
  AUTH_GITHUB_ID: {
    meaning: `The client ID at GitHub. ID and secret switch on "Continue with GitHub". Other providers have settings of the same form, with their name in place of \`GITHUB\`: ${others.join(', ')}. None of them may have the name of a provider in \`OIDC_PROVIDERS\`.`,
    otherwise: 'no such way to sign in',
    example: 'from-github',
    wrong: '{client-id}',
    sample: '',
    needs: ['AUTH_GITHUB_SECRET'],
    page: 'social-sign-in.md',
  },
  AUTH_GITHUB_SECRET: {
    meaning: 'The client secret that belongs to it.',
    otherwise: 'no such way to sign in',
    example: 'secret-from-github',
    wrong: '{client-secret}',
    sample: '',
    needs: ['AUTH_GITHUB_ID'],
    page: 'social-sign-in.md',
  },
  AUTH_GITHUB_BASE_URL: {
    meaning: 'The origin of a GitHub Enterprise Server. Only GitHub has this setting.',
    otherwise: '`https://github.com`',
    example: 'https://github.example.org',
    wrong: 'https://github.example.org/api',
    needs: ['AUTH_GITHUB_ID', 'AUTH_GITHUB_SECRET'],
    page: 'social-sign-in.md',
  },
  AUTH_GITHUB_ALLOW: {
    meaning:
      'Who may come in: numbers of accounts, and domains of addresses that GitHub has verified, separated by commas; or `*`. Facebook and X do not say whether an address is verified, so their lists take numbers alone.',
    otherwise: 'everybody with an account there, and the start warns',
    example: '583231,@example.org',
    wrong: 'octavia',
    needs: ['AUTH_GITHUB_ID', 'AUTH_GITHUB_SECRET'],
    page: 'social-sign-in.md',
  },
} satisfies Descriptions
