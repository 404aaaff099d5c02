import type { Place } from './shell.tsx'

// Plain links, never Next's: full loads are cheap here, and pages then ship no JavaScript of ours.
export function MainNav({ current }: { current: Place | undefined }) {
  return (
    <nav className="main-nav" aria-label="Main">
      <ul>
        {places.map(({ place, href, name }) => (
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

const places: { place: Place; href: string; name: string }[] = [
  { place: 'dashboard', href: '/dashboard', name: 'Dashboard' },
]
