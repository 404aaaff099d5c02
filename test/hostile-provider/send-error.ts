/** Sends the browser back with an error in place of a code (RFC 6749 4.1.2.1). */
export function sendError(error: string, description: string): (parameters: URLSearchParams) => void {
  return (parameters) => {
    parameters.delete('code')
    parameters.set('error', error)
    parameters.set('error_description', description)
  }
}
