/** The `amr` claim in plain words (RFC 8176): how the person signed in. An unknown value stays as it is. */
export function signedInWith(amr: string[] | undefined): string[] {
  const methods = [...new Set(amr ?? [])]
  // `mfa` only summarises the other values.
  const single = methods.length > 2 ? methods.filter((method) => method !== 'mfa') : methods
  return single.map((method) => words.get(method) ?? method).map(capitaliseFirst)
}

function capitaliseFirst(word: string, index: number): string {
  return index === 0 && knownWords.has(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word
}

const words = new Map([
  ['pwd', 'password'],
  ['otp', 'one-time code'],
  ['mfa', 'more than one factor'],
  ['hwk', 'security key'],
  ['swk', 'key on this device'],
  ['pop', 'proof of a key'],
  ['pin', 'PIN'],
  ['sms', 'text message'],
  ['tel', 'phone call'],
  ['fpt', 'fingerprint'],
  ['face', 'face'],
  ['iris', 'iris scan'],
  ['retina', 'retina scan'],
  ['vbm', 'voice'],
  ['user', 'presence'],
  ['kba', 'security question'],
  ['sc', 'smart card'],
  ['wia', 'Windows sign-in'],
  ['geo', 'location'],
  ['rba', 'risk check'],
  ['mca', 'more than one channel'],
])

const knownWords = new Set(words.values())
