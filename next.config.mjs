const constantHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  // No other site learns an address; `no-referrer` would also make browsers send `Origin: null` with our own forms.
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
  { key: 'Strict-Transport-Security', value: 'max-age=63072000' },
]

// Of the one page that the provider may frame its Content-Security-Policy says by whom: this header could not.
const unframed = '/:path((?!auth/frontchannel-logout$).*)'

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // Next's development server would write rules for coding tools into the project.
  agentRules: false,
  devIndicators: false,
  // The development server logs addresses: a code or a state must not stand there.
  logging: { incomingRequests: { ignore: [/^\/(auth|api\/auth)\/(callback|signed-out)/] } },
  // No page uses it, and it would work for strangers.
  images: { unoptimized: true },
  // Bundled, the SDK builds and then breaks on its first call (okta-sdk-nodejs#468).
  serverExternalPackages: ['@okta/okta-sdk-nodejs'],
  headers: async () => [
    { source: '/:path*', headers: constantHeaders },
    { source: unframed, headers: [{ key: 'X-Frame-Options', value: 'DENY' }] },
  ],
}
