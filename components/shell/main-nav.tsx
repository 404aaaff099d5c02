import { type Place, placesFor } from './places.ts'

// Plain links, never Next's: full loads are cheap here, and no page then needs JavaScript.
export function MainNav({ current, administrator }: MainNavProps) {
  return (
    <nav className="main-nav" aria-label="Main">
      <ul>
        {placesFor({ administrator }).map(({ place, href, name }) => (
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

type MainNavProps = { current: Place | undefined; administrator: boolean }
