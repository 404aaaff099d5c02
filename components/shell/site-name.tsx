import { brand } from '#components/brand/brand.ts'
import { Mark } from '#components/brand/mark.tsx'

/** The mark and name, a link to the home page. */
export function SiteName({ current = false }: { current?: boolean }) {
  return (
    <a className="site-name" href="/" aria-current={current ? 'page' : undefined}>
      <Mark />
      {brand.name}
    </a>
  )
}
