import type { HostileCase } from '../hostile-case.ts'

const now = () => Math.floor(Date.now() / 1000)
const saying = (claims: () => Record<string, unknown>): HostileCase => ({
  claims: (honest) => ({ ...honest, ...claims() }),
})

/** When and how the person signed in, where that was asked for; 300 seconds and `urn:otp` in the tests. */
export const stepUpCases = {
  'auth-time-too-old': saying(() => ({ auth_time: now() - 335 })),
  'auth-time-within-tolerance': saying(() => ({ auth_time: now() - 320 })),
  'auth-time-missing': saying(() => ({ auth_time: undefined })),
  'auth-time-zero': saying(() => ({ auth_time: 0 })),
  'auth-time-in-milliseconds': saying(() => ({ auth_time: Date.now() })),
  'acr-weaker': saying(() => ({ acr: 'urn:password' })),
  'acr-as-asked': saying(() => ({ acr: 'urn:otp' })),
  'acr-stronger': saying(() => ({ acr: 'urn:key' })),
  'acr-unknown': saying(() => ({ acr: 'urn:elsewhere' })),
  'acr-list': saying(() => ({ acr: ['urn:otp'] })),
  'other-user': {
    claims: (honest) => ({ ...honest, sub: 'otto-2' }),
    userinfo: (honest) => ({ ...honest, sub: 'otto-2', name: 'Otto Other', email: 'otto@example.test' }),
  },
  'acr-unmet': {
    authorizationResponse: (parameters) => {
      parameters.delete('code')
      parameters.set('error', 'unmet_authentication_requirements')
    },
  },
} satisfies Record<string, HostileCase>
