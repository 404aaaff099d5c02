/** An error of Okta's API: https://developer.okta.com/docs/reference/error-codes/ */
export class OktaError extends Error {
  readonly status: number
  readonly code: string
  readonly causes: string[]

  constructor(status: number, code: string, summary: string, causes: string[] = []) {
    super(summary)
    this.status = status
    this.code = code
    this.causes = causes
  }
}

export function validationFailed(field: string, cause: string): OktaError {
  return new OktaError(400, 'E0000001', `Api validation failed: ${field}`, [cause])
}

export function notFound(id: string, kind: string): OktaError {
  return new OktaError(404, 'E0000007', `Not found: Resource not found: ${id} (${kind})`)
}

export function invalidSearch(): OktaError {
  return new OktaError(400, 'E0000031', 'Invalid search criteria.')
}

export function tooManyRequests(): OktaError {
  return new OktaError(429, 'E0000047', 'API call exceeded rate limit due to too many requests.')
}
