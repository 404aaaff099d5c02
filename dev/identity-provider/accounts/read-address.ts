/** An email address as it is kept and compared, or nothing if this is none. */
export function readAddress(answer: string): string | undefined {
  const address = answer.trim().normalize('NFC').toLowerCase()
  return address.length <= 254 && fullAddress.test(address) ? address : undefined
}

/** Stricter than RFC 5321: nothing that a mail header could read as the end of an address. */
const fullAddress = /^[^\s@<>()[\]\\,;:"\p{C}]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u
