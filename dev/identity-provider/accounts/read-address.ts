/** The email address in the form that is stored and compared, or nothing if the text is not an address. */
export function readAddress(answer: string): string | undefined {
  const address = answer.trim().normalize('NFC').toLowerCase()
  return address.length <= 254 && fullAddress.test(address) ? address : undefined
}

/** Stricter than RFC 5321: nothing that a mail header could read as the end of an address. */
const fullAddress = /^[^\s@<>()[\]\\,;:"\p{C}]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u
