import type Provider from 'oidc-provider'

/** What stands before oidc-provider's own routes; its context is Koa's. */
export type Middleware = Parameters<Provider['use']>[0]

export type Context = Parameters<Middleware>[0]
