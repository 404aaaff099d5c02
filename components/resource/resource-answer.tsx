import { Fact } from '#components/facts/fact.tsx'
import { Notice } from '#components/notice/notice.tsx'
import type { ResourceReading } from '#lib/resource/ask-resource.ts'

/** The API's answer, or the reason for its absence and what to do. */
export function ResourceAnswer({ reading }: { reading: ResourceReading }) {
  if (reading.status === 'answered') return <Members members={reading.members} />
  const { title, text, link } = troubles[reading.status]
  return (
    <Notice tone="warn" title={title}>
      <p>{text}</p>
      <p className="mt-3">
        <a className="button button-compact" href={link.href}>
          {link.label}
        </a>
      </p>
    </Notice>
  )
}

/** A page shows at most a few short lines of an API's answer. */
function Members({ members }: { members: Record<string, unknown> }) {
  const lines = Object.entries(members).flatMap(([name, value]) => {
    return ['string', 'number', 'boolean'].includes(typeof value) ? [[name, String(value)] as const] : []
  })
  if (lines.length === 0) return <p className="text-ink-soft">It answered, and had nothing to say of you.</p>
  return (
    <dl className="facts">
      {lines.slice(0, mostLines).map(([name, value]) => (
        <Fact key={name} label={short(name)}>
          <code>
            <bdi>{short(value)}</bdi>
          </code>
        </Fact>
      ))}
    </dl>
  )
}

const mostLines = 8

function short(text: string): string {
  return text.length > 200 ? `${text.slice(0, 199)}…` : text
}

const again = { href: '/dashboard', label: 'Try again' }
const signIn = { href: '/auth/login?returnTo=/dashboard', label: 'Sign in again' }

const troubles: Record<Exclude<ResourceReading['status'], 'answered'>, Trouble> = {
  refused: {
    title: 'The API did not take the call',
    text: 'You are still signed in. It refused this application, or answered with something else than asked for.',
    link: again,
  },
  unreachable: {
    title: 'The API does not answer',
    text: 'You are still signed in, and everything else on this page is current.',
    link: again,
  },
  not_for_you: {
    title: 'The API does not know your provider',
    text: 'You signed in elsewhere than at the provider whose tokens it takes, so it was not called.',
    link: again,
  },
  expired: {
    title: 'The API needs a new sign-in',
    text: 'Your access token has expired, and your provider renews it when you sign in.',
    link: signIn,
  },
  signed_out: {
    title: 'The API needs a new sign-in',
    text: 'There is no access token for this session.',
    link: signIn,
  },
  unavailable: {
    title: 'The API was not called',
    text: 'The place where access tokens are kept does not answer.',
    link: again,
  },
}

type Trouble = { title: string; text: string; link: { href: string; label: string } }
