import { Rail } from '#components/facts/rail.tsx'
import { Icon } from '#components/icon.tsx'
import type { AccountAction } from '#lib/oidc/account-action-outcome.ts'

/** Links to the provider's account pages. A page that the provider lacks gets no link. */
export function SecurityLinks({ offered, provider, name: own, remember }: SecurityLinksProps) {
  const shown = links.filter(({ action }) => offered[action])
  if (shown.length === 0) return null
  const further = `${own ? `&provider=${own}` : ''}${remember ? '&remember=1' : ''}`
  return (
    <Rail
      title="Security"
      source={`These pages are at ${provider}. You may be asked for your password again.`}
    >
      <ul className="divide-y divide-line">
        {shown.map(({ action, href, name }) => (
          <li key={action} className="py-3 first:pt-0">
            <a className="link link-alone" href={`${href}?returnTo=/account${further}`}>
              {name}
              <Icon name="away" className="ml-1.5 inline size-3.5 align-[-0.125rem]" />
            </a>
          </li>
        ))}
      </ul>
    </Rail>
  )
}

const links: { action: AccountAction; href: string; name: string }[] = [
  { action: 'change_password', href: '/auth/change-password', name: 'Change your password' },
  { action: 'mfa', href: '/auth/mfa', name: 'Sign-in factors' },
  { action: 'profile', href: '/auth/profile', name: 'Personal details' },
]

type SecurityLinksProps = {
  offered: Record<AccountAction, boolean>
  provider: string
  /** The provider's name in addresses, where there are several providers. */
  name: string | undefined
  remember: boolean
}
