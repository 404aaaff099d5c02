import { brand } from '#components/brand/brand.ts'

export function SiteFooter() {
  return (
    <footer className="shell mt-16 nav:mt-24">
      <div className="border-t border-line py-6 text-micro">
        <a className="link-quiet link-alone" href="/">
          {brand.name}
        </a>
      </div>
    </footer>
  )
}
