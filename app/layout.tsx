// next-env.d.ts, which knows what an imported picture is, exists only after the first build.
/// <reference types="next/image-types/global" />

import '@fontsource-variable/geist/wght.css'
import '@fontsource-variable/geist-mono/wght.css'
import './globals.css'
import type { Metadata } from 'next'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { brand } from '#components/brand/brand.ts'
import icon from '#components/brand/icon.svg'

export const metadata: Metadata = {
  title: { default: brand.name, template: `%s · ${brand.name}` },
  description: brand.description,
  icons: { icon: icon.src },
  // Phones would turn account names and references into links.
  formatDetection: { telephone: false, email: false, address: false },
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A prerendered page never gets the nonce of the Content-Security-Policy, so every page, 404 included, is rendered on
  // request.
  await connection()
  return (
    <html lang="en">
      <body className="flex min-h-dvh flex-col">
        <a className="skip-link" href="#main">
          Skip to the content
        </a>
        {children}
      </body>
    </html>
  )
}
