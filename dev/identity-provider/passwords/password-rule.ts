import type { FieldError } from '../pages/field.ts'

/** The fault of a newly chosen password, if it has one. Length alone makes it strong (NIST SP 800-63B-4). */
export function faultOfNewPassword(password: string, email: string): FieldError | undefined {
  const length = [...password].length
  if (length === 0) return { link: 'Choose a password', text: 'Choose a password of 15 characters or more.' }
  if (length < shortest) {
    return {
      link: 'Choose a longer password',
      text: `This has ${length === 1 ? '1 character' : `${length} characters`}. Use ${shortest} or more.`,
    }
  }
  if (length > longest || Buffer.byteLength(password) > 1024) {
    return {
      link: 'Choose a shorter password',
      text: `This has ${length} characters. Use ${longest} or fewer.`,
    }
  }
  if (password.toLowerCase() === email) {
    return { link: 'Choose another password', text: 'This is the email address. Use something else.' }
  }
  return undefined
}

const shortest = 15
const longest = 128
