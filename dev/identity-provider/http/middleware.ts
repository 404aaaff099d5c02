import type Provider from 'oidc-provider'

/** Koa middleware that runs before oidc-provider's own routes. */
export type Middleware = Parameters<Provider['use']>[0]

export type Context = Parameters<Middleware>[0]
