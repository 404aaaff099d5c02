import type { HostileCase } from '../hostile-case.ts'

const awkwardSecret = 'a+b:c%d/e f&g=h?ü€🔑-0123456789abcdef'

/** How the client must authenticate; any other method, or a secret that is encoded wrongly, gets 401. */
export const clientCases = {
  'client-secret-basic': { client: { methods: ['client_secret_basic'] } },
  'client-secret-post': { client: { methods: ['client_secret_post'] } },
  'client-secret-basic-awkward': {
    client: { methods: ['client_secret_basic'], id: 'client:1+2/3%20', secret: awkwardSecret },
  },
  'client-secret-post-awkward': {
    client: { methods: ['client_secret_post'], id: 'client:1+2/3%20', secret: awkwardSecret },
  },
} satisfies Record<string, HostileCase>
