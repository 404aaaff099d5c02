const constantHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
  { key: 'Strict-Transport-Security', value: 'max-age=63072000' },
  { key: 'X-Frame-Options', value: 'DENY' },
]

/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // Next's development server would write rules for coding tools into the project.
  agentRules: false,
  devIndicators: false,
  // Bundled, the SDK builds and then breaks on its first call (okta-sdk-nodejs#468).
  serverExternalPackages: ['@okta/okta-sdk-nodejs'],
  headers: async () => [{ source: '/:path*', headers: constantHeaders }],
}
