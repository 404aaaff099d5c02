import { type Place, placesFor } from './places.ts'

// Plain links instead of Next's: a full page load is cheap here, and no page needs JavaScript.
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
