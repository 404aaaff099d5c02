import type { Place } from './shell.tsx'

// Plain links, never Next's: full loads are cheap here, and no page then needs JavaScript.
export function MainNav({ current, administrator }: MainNavProps) {
  const open = places.filter(({ administratorsOnly }) => administrator || !administratorsOnly)
  return (
    <nav className="main-nav" aria-label="Main">
      <ul>
        {open.map(({ place, href, name }) => (
          <li key={place}>
            <a href={href} aria-current={place === current ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const places: { place: Place; href: string; name: string; administratorsOnly?: true }[] = [
  { place: 'dashboard', href: '/dashboard', name: 'Dashboard' },
  { place: 'account', href: '/account', name: 'Account' },
  { place: 'people', href: '/users', name: 'People', administratorsOnly: true },
]

type MainNavProps = { current: Place | undefined; administrator: boolean }
