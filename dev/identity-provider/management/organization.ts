import type { Answer, Call } from './call.ts'

/** The public description of an org: it runs Identity Engine (`idx`). */
export function showOrganization({ idp }: Call): Answer {
  const { issuer } = idp.settings
  return {
    body: {
      id: '00oembedded000000001',
      pipeline: 'idx',
      _links: { organization: { href: issuer }, alternate: { href: issuer } },
    },
  }
}
