import { brand } from '#components/brand/brand.ts'

export function SiteFooter() {
  return (
    <footer className="shell mt-16 nav:mt-24">
      <p className="border-t border-line py-6 text-micro text-ink-soft">
        <a className="link-quiet link-alone" href="/">
          {brand.name}
        </a>
      </p>
    </footer>
  )
}
